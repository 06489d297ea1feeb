using System.Device.Gpio;
using EdgeGate.Domain.Gate;
using EdgeGate.Platform.Packages.Gpio;
using Xunit;

namespace EdgeGate.Platform.Packages.Tests.Gpio;

/// <summary>Lines through the package's controller, on a chip in memory.</summary>
public sealed class PackageGateLinesTests
{
    private readonly MemoryChip _chip = new();

    public static TheoryData<bool> Libraries => [false, true];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Open_ActiveLowOutput_IsHighFromTheFirstMoment(bool second)
    {
        using var lines = Open(Wiring(new GateLine("3", ActiveLow: true)), second);

        Assert.Equal([(3, PinValue.High)], _chip.Written);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Write_ActiveLowOutput_TurnsTheLevelRound(bool second)
    {
        using var lines = Open(Wiring(new GateLine("3", ActiveLow: true)), second);

        lines.Write(GateOutput.Open, active: true);
        lines.Write(GateOutput.Open, active: false);

        Assert.Equal([PinValue.High, PinValue.Low, PinValue.High], _chip.Written.Select(write => write.Level));
    }

    [Fact]
    public void Dispose_OutputActive_MakesItInactiveAndCloses()
    {
        var lines = Open(Wiring(new GateLine("3")));
        lines.Write(GateOutput.Open, active: true);

        lines.Dispose();

        Assert.Equal((3, PinValue.Low), _chip.Written[^1]);
        Assert.True(_chip.Closed);
    }

    [Fact]
    public void Write_ShortedOutput_Fails()
    {
        _chip.Shorted.Add(3);
        using var lines = Open(Wiring(new GateLine("3")));

        var fault = Assert.Throws<GateLinesFaultException>(() => lines.Write(GateOutput.Open, active: true));

        Assert.Contains("short circuit", fault.Message);
    }

    [Fact]
    public void Read_ChipGone_Fails()
    {
        using var lines = Open(Wiring(new GateLine("3"), (GateInput.Photocell, new GateLine("5"))));
        _chip.Gone = true;

        var fault = Assert.Throws<GateLinesFaultException>(() => lines.Read());

        Assert.Contains("Photocell", fault.Message);
        Assert.Throws<GateLinesFaultException>(() => lines.WaitForChange(TimeSpan.Zero));
        Assert.Throws<GateLinesFaultException>(() => lines.Write(GateOutput.Open, active: true));
    }

    [Fact]
    public void Read_ActiveLowInputLow_IsActive()
    {
        using var lines = Open(Wiring(new GateLine("3"), (GateInput.Photocell, new GateLine("5", ActiveLow: true))));

        Assert.Equal(LineLevel.Active, lines.Read()[GateInput.Photocell]);
        _chip.Drive(5, PinValue.High);
        Assert.Equal(LineLevel.Inactive, lines.Read()[GateInput.Photocell]);
        Assert.Equal(LineLevel.NotFitted, lines.Read()[GateInput.Fire]);
    }

    [Fact]
    public void WaitForChange_InputChanged_IsTrueOnce()
    {
        using var lines = Open(Wiring(new GateLine("3"), (GateInput.EntryLoop, new GateLine("5"))));

        Assert.False(lines.WaitForChange(TimeSpan.Zero));
        _chip.Drive(5, PinValue.High);

        Assert.True(lines.WaitForChange(TimeSpan.FromSeconds(5)));
        Assert.False(lines.WaitForChange(TimeSpan.Zero));
    }

    [Theory]
    [InlineData(false, LineBias.PullUp, PinMode.InputPullUp)]
    [InlineData(false, LineBias.PullDown, PinMode.InputPullDown)]
    [InlineData(true, LineBias.PullUp, PinMode.InputPullUp)]
    [InlineData(true, LineBias.PullDown, PinMode.InputPullDown)]
    [InlineData(true, LineBias.None, PinMode.Input)]
    public void Open_InputWithBias_AsksForIt(bool second, LineBias bias, PinMode mode)
    {
        using var lines = Open(Wiring(new GateLine("3"), (GateInput.EntryLoop, new GateLine("5", Bias: bias))), second);

        Assert.Equal(mode, _chip.ModeOf(5));
    }

    [Fact]
    public void Open_NoBiasWithLibrary1_IsRefused()
    {
        var fault = Assert.Throws<GateLinesFaultException>(
            () => Open(Wiring(new GateLine("3"), (GateInput.EntryLoop, new GateLine("5", Bias: LineBias.None)))));

        Assert.Contains("libgpiod 2", fault.Message);
        Assert.Equal((3, PinValue.Low), _chip.Written[^1]);
        Assert.True(_chip.Closed);
    }

    [Fact]
    public void Open_LineBusy_NamesChipAndReleasesTheRest()
    {
        _chip.Busy.Add(5);

        var fault = Assert.Throws<GateLinesFaultException>(
            () => Open(Wiring(new GateLine("3"), (GateInput.EntryLoop, new GateLine("5")))));

        Assert.Contains("\"board\"", fault.Message);
        Assert.True(_chip.Closed);
    }

    [Fact]
    public void Open_UnknownChip_ListsWhatIsThere()
    {
        var fault = Assert.Throws<GateLinesFaultException>(
            () => Open(Wiring(new GateLine("3")) with { Chip = "other" }));

        Assert.Contains("\"board\"", fault.Message);
    }

    [Fact]
    public void Open_LabelTwice_IsRefused()
    {
        var driver = Driver(new LibGpiod1(), "board", "board");

        Assert.Contains("2 chips", Assert.Throws<GateLinesFaultException>(() => driver.Open(Wiring(new GateLine("3")))).Message);
    }

    [Theory]
    [InlineData("32")]
    [InlineData("GPIO3")]
    [InlineData("-1")]
    public void Open_NoSuchLine_NamesIt(string line)
    {
        var fault = Assert.Throws<GateLinesFaultException>(() => Open(Wiring(new GateLine(line))));

        Assert.Contains(line, fault.Message);
        Assert.Empty(_chip.Written);
    }

    [Fact]
    public void Open_LineWiredTwice_IsRefused() =>
        Assert.Contains("twice", Assert.Throws<GateLinesFaultException>(
            () => Open(Wiring(new GateLine("3"), (GateInput.EntryLoop, new GateLine("3"))))).Message);

    [Fact]
    public void Read_Repeated_AllocatesNothing()
    {
        using var lines = Open(Wiring(new GateLine("3"), (GateInput.EntryLoop, new GateLine("5"))));
        for (var warm = 0; warm < 50; warm++)
            lines.Read();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100; round++)
            lines.Read();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static GateWiring Wiring(GateLine open, params (GateInput Input, GateLine Line)[] inputs) => new(
        "board", new Dictionary<GateOutput, GateLine> { [GateOutput.Open] = open }, inputs.ToDictionary(input => input.Input, input => input.Line));

    private PackageGateLinesDriver Driver(IGpioAccess library, params string[] labels) =>
        new(TimeProvider.System, new LineNames("/nonexistent"), [new MemoryAccess(library, _chip, labels)]);

    private IGateLines Open(GateWiring wiring, bool second = false) =>
        Driver(second ? new LibGpiod2() : new LibGpiod1(), "spare", "board").Open(wiring);
}
