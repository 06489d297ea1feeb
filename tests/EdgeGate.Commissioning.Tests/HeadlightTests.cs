using EdgeGate.Commissioning.Drift;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Commissioning.Tests;

/// <summary>A headlight as wide as a plate, read as "YC009" with next to no certainty, is neither aimed at nor counted.</summary>
public sealed class HeadlightTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.FromHours(8));

    private readonly CommissioningSession _session = new(new(Drives.Plate, new()));

    [Fact]
    public void Observe_HeadlightWiderThanThePlate_ThePlateIsAimedAt()
    {
        _session.Observe([Headlight(), Readings.Of(Drives.Plate, x: 600, width: 100)], TimeSpan.Zero, 1280, 720);

        Assert.Equal(100, _session.State(TimeSpan.Zero).Aim.Plate!.Value.Width, 0.01);
    }

    [Fact]
    public void Observe_NothingButAHeadlight_IsNoPlateToAimAt()
    {
        _session.Observe([Headlight()], TimeSpan.Zero, 1280, 720);

        Assert.Null(_session.State(TimeSpan.Zero).Aim.Plate);
    }

    [Fact]
    public void Observe_PlateTooBlurredToRead_StillGuidesTheFocus()
    {
        var heard = 0;
        _session.OnFocus = (_, _) => heard++;
        _session.GoTo(CommissioningStep.Focus);

        _session.Observe([Readings.Of("I", 0.01f)], TimeSpan.Zero, 1280, 720);

        Assert.Equal(1, heard);
    }

    [Fact]
    public void Observe_VehicleWithAHeadlightAmongItsReadings_DriftCountsThePlateAlone()
    {
        var vehicle = Drives.Vehicle(1, width: 100);
        var monitor = new DriftMonitor(() => ReadingLimit.Default);
        var plain = new DriftMonitor(() => ReadingLimit.Default);
        plain.Observe(vehicle, Noon, 1280, 720);

        monitor.Observe(vehicle with { Evidence = [.. vehicle.Evidence, .. Enumerable.Repeat(Headlight().ToRecord(), 12)] }, Noon, 1280,
            720);

        Assert.Equal(plain.Hours()[0], monitor.Hours()[0]);
    }

    private static PlateReading Headlight()
    {
        var reading = Readings.Of("YC009", 0.0004f, x: 100, width: 300);
        reading.FocusIndex = 0.05f;
        return reading;
    }
}
