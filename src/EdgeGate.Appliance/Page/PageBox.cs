using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Lane.Inference;
using EdgeGate.Lane.Recording;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>The machine, looked at when somebody asks.</summary>
/// <param name="models">Names and versions.</param>
/// <param name="inference">What computes them now.</param>
/// <param name="options">Where the journal is.</param>
/// <param name="store">Its events.</param>
/// <param name="journal">Its clock.</param>
/// <param name="feed">How large the camera's pictures are.</param>
/// <param name="dropped">Lesser events that were not kept.</param>
/// <param name="time">Since when it runs.</param>
internal sealed class PageBox(string models, Func<InferenceHealth> inference, InForce<EdgeGateOptions> options, IReadStore store,
    LaneJournal journal, PageFeed feed, Func<long> dropped, TimeProvider time) : IBoxHealth
{
    private readonly long _started = time.GetTimestamp();

    public BoxState Look()
    {
        var (free, size) = Disk();
        var health = inference();
        return new()
        {
            Version = ProgramVersion.Text, Inference = $"{models} on {health.Backend}", Npu = Npu(health),
            Temperatures = BoxFiles.Temperatures(), DiskFree = free, DiskSize = size,
            DiskWear = BoxFiles.Wear(), Memory = Environment.WorkingSet, Heap = ManagedHeap.Now(),
            Uptime = time.GetElapsedTime(_started), Clock = journal.LocalTime,
            ClockState = journal.Clock.ToString(), Events = store.Count, JournalSize = store.SizeBytes, EventsDropped = dropped(),
        };
    }

    public DriftView Drift() => PageDrift.Of(feed.Drift, options.Now);

    private static NpuState Npu(InferenceHealth health) => new(
        health.Backend, health.IsDegraded, health.Fallbacks, health.LastFault,
        health.Detector.Runs > 0 ? Math.Round(health.Detector.Total.TotalMilliseconds / health.Detector.Runs, 2) : null,
        Told(health.Detector.TemperatureCelsius), Told(health.Detector.PowerWatts));

    private static double? Told(float value) => float.IsFinite(value) ? value : null;

    private (long Free, long Size) Disk()
    {
        try
        {
            var drive = new DriveInfo(options.Now.State.Path);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return (0, 0);
        }
    }
}
