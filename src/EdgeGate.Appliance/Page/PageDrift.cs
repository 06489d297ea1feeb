using EdgeGate.Appliance.Commissioning;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Commissioning.Drift;
using EdgeGate.Domain.Events;
using EdgeGate.Journal;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>How the lane's figures change, from what is in the journal: the same before and after a restart.</summary>
internal static class PageDrift
{
    /// <summary>The newest of a week: a busy gate has more, and these say enough.</summary>
    private const int Most = 3000;

    internal static DriftView Of(IReadStore store, EdgeGateOptions options, (int Width, int Height) frame)
    {
        var reference = CommissionedFile.Load(options);
        if (frame.Width == 0)
            return new(reference?.TakenAt, [], []);
        var monitor = new DriftMonitor(options.Tracker.Limit);
        var seen = new HashSet<(Guid Boot, long Track)>();

        // Newest first: of a vehicle that was decided on again, the last decision knows most.
        foreach (var gateEvent in EventExport.Read(store, new EventQuery { Kind = GateEventKind.Sighting }, Most))
        {
            if (gateEvent is { Sighting: { } sighting, Decision: not null } && seen.Add((gateEvent.Time.BootId, sighting.Track)))
                monitor.Observe(sighting, TimeZoneInfo.ConvertTime(gateEvent.Time.Wall, TimeZoneInfo.Local), frame.Width, frame.Height);
        }

        return new(
            reference?.TakenAt, [.. monitor.Assess(reference).Select(PageFindings.View)],
            [.. monitor.Hours().Select(hour => new DriftHour(
                hour.Hour, hour.Vehicles, Math.Round(hour.ReadRate, 3), Math.Round(hour.PlateHeight, 1), Math.Round(hour.Focus, 3), Math.Round(hour.Confidence, 3)))]);
    }
}
