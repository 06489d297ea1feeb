using EdgeGate.Domain.Gate;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;
using Xunit;

namespace EdgeGate.Platform.Native.Tests.Gpio;

/// <summary>What the adapter asks of the kernel, and what it makes of the kernel's errors.</summary>
public sealed class CharacterDeviceRequestTests : IDisposable
{
    private readonly FakeGpioBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Open_Inputs_AskForEdgesBiasAndDebounceInOneRequest()
    {
        using var lines = Open(inputs: [
            (GateInput.EntryLoop, new("L1", Bias: LineBias.PullUp, ActiveLow: true, DebounceMs: 20)),
            (GateInput.Photocell, new("L2", DebounceMs: 5)),
            (GateInput.Fire, new("L3", Bias: LineBias.PullUp, ActiveLow: true, DebounceMs: 20))]);

        var request = Assert.Single(_bench.TheChip.Requests);
        const GpioLineFlags edges = GpioLineFlags.Input | GpioLineFlags.EdgeRising | GpioLineFlags.EdgeFalling;
        Assert.Equal((3u, edges, 3u), (request.LineCount, request.Flags, request.AttributeCount));
        Assert.Equal("edgegate", KernelText.Read(request.Consumer));
        AssertAttribute(request.Attributes[0], GpioAttributeId.Flags, (ulong)(edges | GpioLineFlags.BiasPullUp | GpioLineFlags.ActiveLow), 0b101);
        AssertAttribute(request.Attributes[1], GpioAttributeId.DebounceMicroseconds, 20_000, 0b101);
        AssertAttribute(request.Attributes[2], GpioAttributeId.DebounceMicroseconds, 5_000, 0b010);
    }

    [Fact]
    public void Open_Outputs_CarryTheirFirstValueInTheRequest()
    {
        using var lines = Open(outputs: [(GateOutput.Open, new("L7")), (GateOutput.Close, new("L8", ActiveLow: true))]);

        var request = Assert.Single(_bench.TheChip.Requests);
        Assert.Equal(7u, request.Offsets[0]);
        AssertAttribute(request.Attributes[0], GpioAttributeId.OutputValues, 0, 0b11);
        AssertAttribute(request.Attributes[1], GpioAttributeId.Flags, (ulong)(GpioLineFlags.Output | GpioLineFlags.ActiveLow), 0b10);
    }

    [Fact]
    public void Open_MoreSettingsThanTheKernelTakes_SaysSo()
    {
        var inputs = Enumerable.Range(0, 10).Select(i => ((GateInput)i, new GateLine($"L{i}", ActiveLow: i == 0, DebounceMs: i + 1)));

        Assert.Contains("more than 10", Fault(inputs: [.. inputs]).Message);
    }

    [Fact]
    public void Open_ChipWithoutPullResistors_NamesTheSetting()
    {
        _bench.TheChip.BiasError = Errno.NotSupportedInKernel;

        Assert.Contains("AsIs", Fault(inputs: [(GateInput.Fire, new("L3", Bias: LineBias.PullDown))]).Message);
    }

    [Fact]
    public void Open_InputsRefused_ReleasesTheOutputsInactive()
    {
        _bench.TheChip.BiasError = Errno.NotSupported;

        Fault(outputs: [(GateOutput.Open, new("L0"))], inputs: [(GateInput.Fire, new("L3", Bias: LineBias.PullDown))]);

        Assert.Null(_bench.Output(0));
        Assert.Equal([false], _bench.History(0));
    }

    [Fact]
    public void Open_NameTwiceInTheChip_AsksForTheNumber()
    {
        _bench.TheChip.NamesRepeat = true;

        Assert.Contains("by number", Fault(outputs: [(GateOutput.Open, new("L1"))]).Message);
    }

    [Fact]
    public void Open_TwoChipsOfOneLabel_IsRefused()
    {
        _bench.Kernel.AddChip("pinctrl-test", 8);

        Assert.Contains("more than one", Fault(outputs: [(GateOutput.Open, new("L1"))]).Message);
    }

    [Fact]
    public void Open_LineInUse_NamesTheUser()
    {
        using var first = Open(outputs: [(GateOutput.Open, new("L0"))]);

        Assert.Contains("somebody", Fault(outputs: [(GateOutput.Open, new("L0"))]).Message);
    }

    [Fact]
    public void Open_RightsMissing_NamesTheGroup()
    {
        _bench.TheChip.OpenError = Errno.AccessDenied;

        var fault = Fault(outputs: [(GateOutput.Open, new("L0"))]);

        Assert.Contains("group gpio", fault.Message);
        Assert.Contains("Permission denied", fault.Message);
    }

    [Fact]
    public void Write_LineShorted_IsAFault()
    {
        using var lines = Open(outputs: [(GateOutput.Open, new("L0"))]);
        _bench.TheChip.ShortedLow = 0;

        Assert.Contains("does not follow", Assert.Throws<GateLinesFaultException>(() => lines.Write(GateOutput.Open, true)).Message);
    }

    [Fact]
    public void AnyCall_ChipGone_IsAFaultAndDisposeIsQuiet()
    {
        var lines = Open(outputs: [(GateOutput.Open, new("L0"))], inputs: [(GateInput.Fire, new("L3"))]);
        _bench.TheChip.Gone = Errno.NoDevice;

        Assert.Throws<GateLinesFaultException>(() => lines.Write(GateOutput.Open, true));
        Assert.Throws<GateLinesFaultException>(() => lines.Read());
        Assert.Throws<GateLinesFaultException>(() => lines.WaitForChange(TimeSpan.Zero));
        lines.Dispose();
    }

    [Fact]
    public void WaitForChange_DisposedFromAnotherThread_Returns()
    {
        var lines = Open(inputs: [(GateInput.Fire, new("L3"))]);
        var closer = new Thread(lines.Dispose);
        closer.Start();

        try
        {
            Assert.False(lines.WaitForChange(Timeout.InfiniteTimeSpan));
        }
        catch (ObjectDisposedException)
        {
            // The other thread was quicker than the wait.
        }

        closer.Join();
    }

    private static void AssertAttribute(in GpioLineAttribute attribute, GpioAttributeId id, ulong value, ulong mask) =>
        Assert.Equal((id, value, mask), (attribute.Id, attribute.Value, attribute.Mask));

    private IGateLines Open((GateOutput Output, GateLine Line)[]? outputs = null, (GateInput Input, GateLine Line)[]? inputs = null) =>
        _bench.Driver.Open(new(
            _bench.Chip, (outputs ?? []).ToDictionary(entry => entry.Output, entry => entry.Line),
            (inputs ?? []).ToDictionary(entry => entry.Input, entry => entry.Line)));

    private GateLinesFaultException Fault(
        (GateOutput Output, GateLine Line)[]? outputs = null, (GateInput Input, GateLine Line)[]? inputs = null) =>
        Assert.Throws<GateLinesFaultException>(() => Open(outputs, inputs));
}
