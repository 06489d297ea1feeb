using EdgeGate.Appliance.Commands;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Inference;
using EdgeGate.Appliance.Lanes;
using EdgeGate.Domain.Events;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>The machine, looked at when somebody asks.</summary>
/// <param name="inference">Models and what they run on.</param>
/// <param name="options">Where the journal is.</param>
/// <param name="store">Its events.</param>
/// <param name="journal">Its clock.</param>
/// <param name="feed">How large the camera's pictures are.</param>
/// <param name="dropped">Lesser events that were not kept.</param>
/// <param name="time">Since when it runs.</param>
/// <param name="reader">What computes the models now.</param>
internal sealed class PageBox(string inference, Func<InferenceHealth> reader, EdgeGateOptions options, IReadStore store, LaneJournal journal, PageFeed feed, Func<long> dropped, TimeProvider time) : IBoxHealth
{
    private readonly long _started = time.GetTimestamp();

    public BoxState Look()
    {
        var (free, size) = Disk();
        return new()
        {
            Version = VersionCommand.Version, Reader = Reader(), Inference = inference, Temperatures = BoxFiles.Temperatures(), DiskFree = free, DiskSize = size,
            DiskWear = BoxFiles.Wear(), Memory = Environment.WorkingSet, Uptime = time.GetElapsedTime(_started), Clock = journal.LocalTime,
            ClockState = journal.Clock.ToString(), Events = store.Count, JournalSize = store.SizeBytes, EventsDropped = dropped(),
        };
    }

    public DriftView Drift() => PageDrift.Of(store, options, feed.FrameSize);

    private ReaderView Reader()
    {
        var health = reader();
        return new(
            health.Backend, health.IsDegraded, health.Fallbacks, health.LastFault,
            Told(health.Detector.TemperatureCelsius) ?? Told(health.Recogniser.TemperatureCelsius), Told(health.Detector.PowerWatts) ?? Told(health.Recogniser.PowerWatts));
    }

    private static double? Told(float value) => float.IsFinite(value) ? Math.Round(value, 1) : null;

    private (long Free, long Size) Disk()
    {
        try
        {
            var drive = new DriveInfo(options.Resolve(options.JournalDirectory));
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (0, 0);
        }
    }
}
