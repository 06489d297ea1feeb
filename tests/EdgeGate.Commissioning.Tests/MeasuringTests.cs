using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Measuring;
using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Commissioning.Tests;

public sealed class MeasuringTests
{
    private static readonly CommissioningLimits Limits = new();

    [Theory]
    [InlineData(0, 0)]
    [InlineData(12, 0)]
    [InlineData(-7, 20)]
    [InlineData(4, -31)]
    public void Geometry_TurnedAndLeaning_MeasuresBoth(double tilt, double slant)
    {
        var along = tilt * Math.PI / 180;
        var down = (tilt + 90 + slant) * Math.PI / 180;
        Point2 At(double right, double below) => new(
            (float)(600 + right * Math.Cos(along) + below * Math.Cos(down)),
            (float)(300 + right * Math.Sin(along) + below * Math.Sin(down)));

        Assert.True(PlateQuad.TryCreate(At(0, 0), At(120, 0), At(120, 30), At(0, 30), out var plate));

        var measured = PlateGeometry.Of(plate, 1280, 720);

        Assert.Equal(tilt, measured.Tilt, 0.01);
        Assert.Equal(Math.Abs(slant), measured.Slant, 0.01);
        Assert.Equal(120, measured.Width, 0.01);
        Assert.Equal(30, measured.Height, 0.01);
    }

    [Fact]
    public void Aim_NothingInViewForTwoSeconds_SaysSo()
    {
        var aim = new AimMeter(Limits);
        aim.Observe(PlateQuad.FromBox(500, 300, 620, 330), TimeSpan.Zero, 1280, 720);
        Assert.NotNull(aim.State(TimeSpan.FromSeconds(1.9)).Plate);
        var state = aim.State(TimeSpan.FromSeconds(2.1));
        Assert.Null(state.Plate);
        Assert.Equal(FindingCode.NoPlate, Assert.Single(state.Findings).Code);
    }

    [Fact]
    public void Aim_OneWildBox_DoesNotMoveTheFigures()
    {
        var aim = new AimMeter(Limits);
        for (var i = 0; i < 5; i++)
            aim.Observe(i == 3 ? PlateQuad.FromBox(0, 0, 900, 500) : PlateQuad.FromBox(500, 300, 620, 330), TimeSpan.FromSeconds(i * 0.1),
                1280, 720);
        Assert.Equal(30, aim.State(TimeSpan.FromSeconds(0.5)).Plate!.Value.Height, 0.01);
    }

    [Theory]
    [InlineData(30, FindingLevel.Good)]
    [InlineData(18, FindingLevel.Improve)]
    [InlineData(12, FindingLevel.Bad)]
    public void Aim_HeightOfThePlate_AgainstItsLimits(float height, FindingLevel level)
    {
        var plate = PlateGeometry.Of(PlateQuad.FromBox(500, 300, 620, 300 + height), 1280, 720);
        var finding = AimMeter.Judge(plate, Limits).Single(entry => entry.Code == FindingCode.PlateHeight);
        Assert.Equal(level, finding.Level);
        Assert.Equal(level != FindingLevel.Good, finding.Text.Contains("zoom in", StringComparison.Ordinal));
    }

    [Fact]
    public void Focus_TurnedThroughThePeakAndBack_HoldsThePeak()
    {
        var focus = new FocusPeak(Limits);
        for (var i = 0; i < 40; i++)
            focus.Observe(0.3 + 0.3 * Math.Sin(i * Math.PI / 40));
        var past = focus.State();
        Assert.InRange(past.Peak, 0.58, 0.6);
        Assert.Equal(FindingLevel.Bad, past.Finding!.Value.Level);
        for (var i = 0; i < 5; i++)
            focus.Observe(0.59);
        Assert.Equal(FindingLevel.Good, focus.State().Finding!.Value.Level);
    }

    [Fact]
    public void Focus_OneLuckyFrameAndNoNumbers_SetNoPeak()
    {
        var focus = new FocusPeak(Limits);
        foreach (var value in new[] { 0.4, 0.4, 0.95, double.NaN, 0.4, 0.4, double.PositiveInfinity, 0.4 })
            focus.Observe(value);
        Assert.Equal(0.4, focus.Peak, 1e-9);
    }

    [Fact]
    public void Exposure_BurntOutGround_IsNamed()
    {
        var crop = new byte[1000];
        Array.Fill(crop, (byte)255, 0, 700);
        Array.Fill(crop, (byte)120, 700, 300);
        var reading = ExposureReading.Of(crop);
        Assert.Equal(0.7, reading.BurntOut, 1e-9);
        Assert.Equal(135, reading.Contrast, 1e-9);
        Assert.Equal(FindingLevel.Bad, reading.Judge(Limits).Single(f => f.Code == FindingCode.BurntOut).Level);
        Assert.Equal(FindingLevel.Good, reading.Judge(Limits).Single(f => f.Code == FindingCode.Contrast).Level);
    }

    [Fact]
    public void Findings_EveryCodeAndLevel_HaveASentenceOfTheirOwn()
    {
        var texts = Enum.GetValues<FindingCode>().Select(code => new Finding(code, FindingLevel.Bad, 0.5, 0.9).Text).ToArray();
        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.All(Enum.GetValues<FindingCode>(),
            code => Assert.NotEqual(code.ToString(), new Finding(code, FindingLevel.Good, 1, 1).Text));
    }
}
