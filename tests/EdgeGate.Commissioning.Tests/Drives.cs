using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Passes;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;

namespace EdgeGate.Commissioning.Tests;

/// <summary>Vehicles as the lane reports them.</summary>
internal static class Drives
{
    internal const string Plate = "ABC1234";

    /// <summary>A sighting with readings of a plate that comes nearer.</summary>
    internal static Sighting Vehicle(
        long track, string text = Plate, float confidence = 0.98f, int readings = 8, float x = 500, float y = 400, float width = 100,
        float focus = 0.6f)
    {
        var evidence = new List<ReadingRecord>();
        for (var i = 0; i < Math.Min(readings, 16); i++)
        {
            var reading = Readings.Of(text, confidence, x, y, width + i, i);
            reading.FocusIndex = focus;
            evidence.Add(reading.ToRecord());
        }

        return Sightings.Of(text, confidence, readings) with
        {
            Track = track,
            Evidence = evidence,
            Readings = readings,
            LastSeen = TimeSpan.FromSeconds(12)
        };
    }

    /// <summary>Drives passes through a recorder: decided after the given time, then gone.</summary>
    internal static IReadOnlyList<DrivePass> Passes(CommissioningLimits limits, params Sighting[] vehicles)
    {
        var recorder = new PassRecorder(Plate, limits);
        foreach (var vehicle in vehicles)
        {
            recorder.Decided(vehicle, vehicle.FirstSeen + TimeSpan.FromMilliseconds(600));
            recorder.Left(vehicle, 1280, 720);
        }

        return recorder.Passes;
    }

    internal static Sighting[] Ten(Func<int, Sighting> vehicle) => [.. Enumerable.Range(1, 10).Select(vehicle)];
}
