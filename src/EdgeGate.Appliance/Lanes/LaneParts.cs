using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Inference;
using EdgeGate.Appliance.Page;
using EdgeGate.Appliance.Passages;
using EdgeGate.Appliance.Supervision;
using EdgeGate.Capture;
using EdgeGate.Capture.Sources;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Records;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Lanes;

/// <summary>What every way of running a lane is put together from.</summary>
internal sealed record LaneParts(
    EdgeGateOptions Options, IPlatform Platform, LaneVision Vision, SightingTracker Tracker, AccessListFile Lists, LaneJournal Journal,
    FramePool Pool, ConsoleReporter Console, LaneObservers Observers, Outages Outages, TimeProvider Time, ILogger Logger, Presence Presence,
    IGateRecords Records)
{
    /// <summary>The configuration's file, watched; null: not.</summary>
    internal ConfigReload? Configuration { get; init; }

    /// <summary>Where the pictures come from.</summary>
    internal required SourceAddress Address { get; init; }

    /// <summary>Closes the models and opens them again.</summary>
    internal required Func<LaneVision> Reopen { get; init; }

    /// <summary>What a picture brought to fail.</summary>
    internal required LaneFaults Faults { get; init; }

    internal FrameGuard Guard(LaneCore core) => new(core, Reopen, Observers);

    internal LaneCore Core(IBarrierPort barrier) => new(this, barrier) { Configuration = Configuration };

    internal FrameSources Sources() => new(Platform.Cameras, Platform.Imaging, Options.Capture, Time, Logger, CameraTrust.Path(Options));

    /// <summary>Opens the camera, unless a rehearsal has taken it away.</summary>
    internal IFrameSource OpenCamera(SourceAddress address) => OutageSource.Open(() => Sources().Open(address), Outages.Camera);
}
