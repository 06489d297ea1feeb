using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Commissioning.Tests;

public sealed class SessionTests
{
    private readonly CommissioningSession _session = new(new(Drives.Plate, new()));

    [Theory]
    [InlineData("abc-1234", "ABC1234")]
    [InlineData(" B·AB 12 ", "BAB12")]
    [InlineData("粤B 12345", "粤B12345")]
    [InlineData("--", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("12345678901234567", null)]
    public void Plan_PlateAsTyped_IsMadePlain(string? typed, string? plate) => Assert.Equal(plate, CommissioningPlan.Normalise(typed));

    [Fact]
    public void Session_WidestPlate_IsTheOneAimedAt()
    {
        _session.Observe([Readings.Of("AAA111", x: 100, width: 80), Readings.Of("BBB222", x: 600, width: 150)], TimeSpan.FromSeconds(1),
            1280, 720);
        var state = _session.State(TimeSpan.FromSeconds(1));
        Assert.Equal("BBB222", state.LastText);
        Assert.Equal(150, state.Aim.Plate!.Value.Width, 0.01);
    }

    [Fact]
    public void Session_VehiclesBeforeTheDrive_AreNoPasses()
    {
        _session.Decided(Drives.Vehicle(1), TimeSpan.FromSeconds(11));
        Assert.Null(_session.Left(Drives.Vehicle(1)));
        _session.GoTo(CommissioningStep.Drive);
        _session.Decided(Drives.Vehicle(2), TimeSpan.FromSeconds(11));
        Assert.NotNull(_session.Left(Drives.Vehicle(2)));
        _session.GoTo(CommissioningStep.Aim);
        Assert.Single(_session.State(default).Passes);
    }

    [Fact]
    public void Session_ExposureOfAPlateThatIsGone_IsNotShown()
    {
        var reading = Readings.Of(Drives.Plate);
        reading.SetCrop(new byte[100], 10, 10);
        _session.Observe([reading], TimeSpan.FromSeconds(1), 1280, 720);
        Assert.NotNull(_session.State(TimeSpan.FromSeconds(2)).Exposure);
        Assert.Null(_session.State(TimeSpan.FromSeconds(4)).Exposure);
    }

    [Fact]
    public void Session_GoingToFocus_LetsGoOfTheOldPeak()
    {
        for (var i = 0; i < 6; i++)
            _session.Observe([Readings.Of(Drives.Plate)], TimeSpan.FromSeconds(i), 1280, 720);
        Assert.Equal(0.6, _session.State(default).Focus.Peak, 1e-6);
        _session.GoTo(CommissioningStep.Focus);
        Assert.Equal(0, _session.State(default).Focus.Peak);
    }
}
