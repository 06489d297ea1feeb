using System.Device.Gpio;
using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>What the contract of lines leaves to each adapter: faults of the chip, pull resistors, garbage.</summary>
public sealed class GpioGateLinesTests : IDisposable
{
    private readonly MemoryBench _first = new(second: false);
    private readonly MemoryBench _second = new(second: true);

    [Fact]
    public void Write_ShortedOutput_Fails()
    {
        _first.Lines.Shorted.Add(3);
        using var lines = Open(_first);

        var fault = Assert.Throws<GateLinesFaultException>(() => lines.Write(GateOutput.Open, active: true));

        Assert.Contains("short circuit", fault.Message);
    }

    [Fact]
    public void Read_ChipGone_NamesTheInput()
    {
        using var lines = Open(_first, (GateInput.Photocell, new GateLine("L5")));
        _first.Lines.Gone = true;

        Assert.Contains("Photocell", Assert.Throws<GateLinesFaultException>(() => lines.Read()).Message);
        Assert.Throws<GateLinesFaultException>(() => lines.WaitForChange(TimeSpan.Zero));
        Assert.Throws<GateLinesFaultException>(() => lines.Write(GateOutput.Open, active: true));
    }

    [Fact]
    public void WaitForChange_ReadInBetween_IsTrueOnceForEachChange()
    {
        using var lines = Open(_first, (GateInput.EntryLoop, new GateLine("L5")));

        _first.SetInput(5, true);

        Assert.True(lines.WaitForChange(TimeSpan.Zero));
        Assert.False(lines.WaitForChange(TimeSpan.Zero));
        _first.SetInput(5, false);
        lines.Read();
        Assert.False(lines.WaitForChange(TimeSpan.Zero));
    }

    [Theory]
    [InlineData(false, LineBias.PullUp, PinMode.InputPullUp)]
    [InlineData(false, LineBias.PullDown, PinMode.InputPullDown)]
    [InlineData(false, LineBias.AsIs, PinMode.Input)]
    [InlineData(true, LineBias.PullUp, PinMode.InputPullUp)]
    [InlineData(true, LineBias.PullDown, PinMode.InputPullDown)]
    [InlineData(true, LineBias.None, PinMode.Input)]
    public void Open_InputWithBias_AsksForIt(bool second, LineBias bias, PinMode mode)
    {
        var bench = second ? _second : _first;
        using var lines = Open(bench, (GateInput.EntryLoop, new GateLine("L5", Bias: bias)));

        Assert.Equal(mode, bench.Lines.ModeOf(5));
    }

    [Fact]
    public void Open_NoBiasWithLibrary1_IsRefusedAndEverythingReleased()
    {
        var fault = Assert.Throws<GateLinesFaultException>(
            () => Open(_first, (GateInput.EntryLoop, new GateLine("L5", Bias: LineBias.None))));

        Assert.Contains("libgpiod 2", fault.Message);
        Assert.Equal([false], _first.History(3));
        Assert.Null(_first.Lines.ModeOf(3));
    }

    [Fact]
    public void Open_LabelTwice_IsRefused()
    {
        using var bench = new MemoryBench(false, "pinctrl-test", "pinctrl-test");

        Assert.Contains("2 chips", Assert.Throws<GateLinesFaultException>(() => Open(bench)).Message);
    }

    [Fact]
    public void Read_Repeated_AllocatesNothing()
    {
        using var lines = Open(_first, (GateInput.EntryLoop, new GateLine("L5")));
        for (var warm = 0; warm < 50; warm++)
            lines.Read();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            lines.Read();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }

    private static IGateLines Open(MemoryBench bench, params (GateInput Input, GateLine Line)[] inputs) => bench.Driver.Open(new(
        bench.Chip, new Dictionary<GateOutput, GateLine> { [GateOutput.Open] = new("L3") },
        inputs.ToDictionary(input => input.Input, input => input.Line)));
}
