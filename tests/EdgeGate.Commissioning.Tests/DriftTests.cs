using EdgeGate.Commissioning.Drift;
using EdgeGate.Commissioning.Findings;
using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Commissioning.Tests;

public sealed class DriftTests
{
    private static readonly DateTimeOffset Midnight = new(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(8));
    private static readonly DriftReference Reference =
        DriftReference.From(Drives.Passes(new(), Drives.Ten(i => Drives.Vehicle(i))), Midnight)!;

    private readonly DriftMonitor _monitor = new(() => ReadingLimit.Default);

    [Fact]
    public void Drift_AsCommissioned_FindsNothing()
    {
        Day(_ => Drives.Vehicle(1));
        Assert.Equal(24, _monitor.Hours().Count);
        Assert.Empty(_monitor.Assess(Reference));
    }

    [Fact]
    public void Drift_SoftAndUncertain_IsADirtyLens()
    {
        Day(_ => Drives.Vehicle(1, confidence: 0.8f, focus: 0.35f));
        var finding = Assert.Single(_monitor.Assess(Reference));
        Assert.Equal((FindingCode.LensDirty, FindingLevel.Bad), (finding.Code, finding.Level));
        Assert.Contains("Clean it", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Drift_PlatesElsewhere_IsAMovedCamera()
    {
        Day(_ => Drives.Vehicle(1, x: 800));
        Assert.Equal(FindingCode.CameraMoved, Assert.Single(_monitor.Assess(Reference)).Code);
    }

    [Fact]
    public void Drift_PlatesSmaller_IsAnotherDistance()
    {
        Day(_ => Drives.Vehicle(1, x: 520, y: 405, width: 66));
        Assert.Equal(FindingCode.CameraDistance, Assert.Single(_monitor.Assess(Reference)).Code);
    }

    [Fact]
    public void Drift_OnlyNightsAreWorse_IsTheLamp()
    {
        Day(hour => hour is >= 22 or < 4 ? Drives.Vehicle(1, confidence: 0.7f, focus: 0.3f) : Drives.Vehicle(1));
        Assert.Equal(FindingCode.NightLight, Assert.Single(_monitor.Assess(Reference)).Code);
    }

    [Fact]
    public void Drift_HalfUnread_IsTheReadRate()
    {
        Day(hour => Drives.Vehicle(1, hour % 2 == 0 ? Drives.Plate : ""));
        Assert.Contains(_monitor.Assess(Reference), finding => finding.Code == FindingCode.ReadRate);
    }

    [Fact]
    public void Drift_NoPlateFoundAnyMore_DoesNotInventAMove()
    {
        Day(_ => Drives.Vehicle(1, "") with { Evidence = [] });
        Assert.Equal(FindingCode.ReadRate, Assert.Single(_monitor.Assess(Reference)).Code);
    }

    [Fact]
    public void Drift_FewVehicles_SaysNothing()
    {
        for (var i = 0; i < 5; i++)
            _monitor.Observe(Drives.Vehicle(1, x: 10, focus: 0.1f), Midnight.AddHours(i), 1280, 720);
        Assert.Empty(_monitor.Assess(Reference));
    }

    [Fact]
    public void Monitor_MonthsOfHours_KeepsAWeek()
    {
        for (var hour = 0; hour < 2000; hour++)
            _monitor.Observe(Drives.Vehicle(1), Midnight.AddHours(hour), 1280, 720);
        _monitor.Observe(Drives.Vehicle(1), Midnight, 1280, 720);
        Assert.Equal(DriftMonitor.Kept, _monitor.Hours().Count);
        Assert.Equal(Midnight.AddHours(1999), _monitor.Hours()[^1].Hour);
    }

    private void Day(Func<int, Sighting> vehicle)
    {
        for (var hour = 0; hour < 24; hour++)
        {
            for (var i = 0; i < 2; i++)
                _monitor.Observe(vehicle(hour), Midnight.AddHours(hour).AddMinutes(i * 20), 1280, 720);
        }
    }
}
