using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Contracts.Gate;

/// <summary>What every <see cref="IGateLines"/> does.</summary>
public abstract class GateLinesContract : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private IGateLinesBench? _bench;

    /// <summary>The adapter under test, with a chip.</summary>
    protected abstract IGateLinesBench CreateBench();

    private IGateLinesBench Bench => _bench ??= CreateBench();

    /// <summary>Takes the bench apart.</summary>
    public void Dispose()
    {
        _bench?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Open_Outputs_AreInactiveFromTheFirstMoment()
    {
        using var lines = Open(outputs: [(GateOutput.Open, new("L0")), (GateOutput.Stop, new("L1", ActiveLow: true))]);

        Assert.Equal([false], Bench.History(0));
        Assert.Equal([true], Bench.History(1));
        Assert.True(lines.Has(GateOutput.Open));
        Assert.False(lines.Has(GateOutput.Close));
    }

    [Fact]
    public void Write_ActiveHighAndLow_SetsTheLevelThatIsMeant()
    {
        using var lines = Open(outputs: [(GateOutput.Open, new("L0")), (GateOutput.Stop, new("L1", ActiveLow: true))]);

        lines.Write(GateOutput.Open, true);
        lines.Write(GateOutput.Stop, true);
        Assert.Equal((true, false), (Bench.Output(0), Bench.Output(1)));

        lines.Write(GateOutput.Open, false);
        Assert.Equal((false, false), (Bench.Output(0), Bench.Output(1)));
        Assert.Equal([false, true, false], Bench.History(0));
    }

    [Fact]
    public void Write_OutputNotFitted_IsAMistakeOfTheCaller()
    {
        using var lines = Open(outputs: [(GateOutput.Open, new("L0"))]);

        Assert.Throws<ArgumentException>(() => lines.Write(GateOutput.Close, true));
    }

    [Fact]
    public void Dispose_OutputActive_LeavesItInactive()
    {
        var lines = Open(outputs: [(GateOutput.Open, new("L0")), (GateOutput.Stop, new("L1", ActiveLow: true))]);
        lines.Write(GateOutput.Open, true);
        lines.Write(GateOutput.Stop, true);

        lines.Dispose();
        lines.Dispose();

        Assert.False(Bench.History(0)[^1]);
        Assert.True(Bench.History(1)[^1]);
        Assert.Throws<ObjectDisposedException>(() => lines.Write(GateOutput.Open, true));
    }

    [Fact]
    public void Read_LevelsAndPolarity_AreReported()
    {
        Bench.SetInput(4, true);
        Bench.SetInput(5, true);
        using var lines = Open(inputs: [
            (GateInput.EntryLoop, new("L4")), (GateInput.Photocell, new("L5", ActiveLow: true)), (GateInput.Fire, new("L6"))]);

        var snapshot = lines.Read();

        Assert.Equal(LineLevel.Active, snapshot[GateInput.EntryLoop]);
        Assert.Equal(LineLevel.Inactive, snapshot[GateInput.Photocell]);
        Assert.Equal(LineLevel.Inactive, snapshot[GateInput.Fire]);
        Assert.Equal(LineLevel.NotFitted, snapshot[GateInput.SafetyLoop]);
    }

    [Fact]
    public void Read_NothingFitted_SaysSo()
    {
        using var lines = Open(outputs: [(GateOutput.Open, new("L0"))]);

        Assert.Equal(LineSnapshot.NoneFitted, lines.Read());
        Assert.False(lines.WaitForChange(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void WaitForChange_Quiet_TimesOut()
    {
        using var lines = Open(inputs: [(GateInput.EntryLoop, new("L4"))]);
        lines.Read();

        Assert.False(lines.WaitForChange(TimeSpan.FromMilliseconds(5)));
    }

    [Fact]
    public void WaitForChange_InputChanges_ReturnsAndReadSeesIt()
    {
        using var lines = Open(inputs: [(GateInput.EntryLoop, new("L4")), (GateInput.Fire, new("L6"))]);
        lines.Read();

        Bench.SetInput(6, true);
        Assert.True(lines.WaitForChange(Patience));
        Assert.Equal(LineLevel.Active, lines.Read()[GateInput.Fire]);

        Bench.SetInput(6, false);
        Assert.True(lines.WaitForChange(Patience));
        Assert.Equal(LineLevel.Inactive, lines.Read()[GateInput.Fire]);
    }

    [Fact]
    public void WaitForChange_ChangeFromAnotherThread_Wakes()
    {
        using var lines = Open(inputs: [(GateInput.EntryLoop, new("L4"))]);
        lines.Read();
        var hand = new Thread(() => Bench.SetInput(4, true));
        hand.Start();

        Assert.True(lines.WaitForChange(Patience));

        hand.Join();
    }

    [Fact]
    public void Open_LineByNumber_IsTheSameLine()
    {
        using var lines = Open(outputs: [(GateOutput.Open, new("3"))]);

        lines.Write(GateOutput.Open, true);

        Assert.True(Bench.Output(3));
    }

    [Fact]
    public void Open_Again_AfterDispose_Works()
    {
        Open(outputs: [(GateOutput.Open, new("L0"))]).Dispose();

        using var again = Open(outputs: [(GateOutput.Open, new("L0"))]);

        again.Write(GateOutput.Open, true);
        Assert.True(Bench.Output(0));
    }

    [Fact]
    public void Open_LineInUse_IsRefused()
    {
        using var first = Open(outputs: [(GateOutput.Open, new("L0"))]);

        var fault = Fault(outputs: [(GateOutput.Open, new("L0"))]);

        Assert.Contains(Bench.Chip, fault.Message);
    }

    [Theory]
    [InlineData("L99")]
    [InlineData("16")]
    [InlineData("")]
    public void Open_NoSuchLine_NamesItAndTouchesNothing(string line)
    {
        var fault = Fault(outputs: [(GateOutput.Open, new("L0")), (GateOutput.Stop, new(line))]);

        Assert.Contains(Bench.Chip, fault.Message);
        Assert.Contains(line, fault.Message);
        Assert.Empty(Bench.History(0));
    }

    [Fact]
    public void Open_LineWiredTwice_IsRefused()
    {
        var fault = Fault(outputs: [(GateOutput.Open, new("L0"))], inputs: [(GateInput.Fire, new("0"))]);

        Assert.Contains("twice", fault.Message);
    }

    [Fact]
    public void Open_NoSuchChip_NamesThoseThatAreThere()
    {
        var wiring = new GateWiring("no-such-chip", new Dictionary<GateOutput, GateLine>(), new Dictionary<GateInput, GateLine>());

        var fault = Assert.Throws<GateLinesFaultException>(() => Bench.Driver.Open(wiring));

        Assert.Contains("no-such-chip", fault.Message);
        Assert.Contains(Bench.Chip, fault.Message);
    }

    [Fact]
    public void Enumerate_ChipThere_NamesItWithItsLines() =>
        Assert.Contains(Bench.Driver.Enumerate(), chip => chip.Contains(Bench.Chip) && chip.Contains("16 lines"));

    private IGateLines Open((GateOutput Output, GateLine Line)[]? outputs = null, (GateInput Input, GateLine Line)[]? inputs = null) =>
        Bench.Driver.Open(new(
            Bench.Chip, (outputs ?? []).ToDictionary(entry => entry.Output, entry => entry.Line),
            (inputs ?? []).ToDictionary(entry => entry.Input, entry => entry.Line)));

    private GateLinesFaultException Fault(
        (GateOutput Output, GateLine Line)[]? outputs = null, (GateInput Input, GateLine Line)[]? inputs = null) =>
        Assert.Throws<GateLinesFaultException>(() => Open(outputs, inputs));
}
