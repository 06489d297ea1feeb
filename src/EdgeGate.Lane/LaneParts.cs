using EdgeGate.Access.Tracking;
using EdgeGate.Capture;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Sources;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Reload;
using EdgeGate.Domain;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Records;
using EdgeGate.Lane.Barriers;
using EdgeGate.Lane.Inference;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Recording;
using EdgeGate.Lane.Rehearsals;
using EdgeGate.Lane.Supervision;
using EdgeGate.Lane.Terminal;
using EdgeGate.Records.Inside;
using EdgeGate.Records.Lists;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Lane;

/// <summary>What every way of running a lane is put together from. No vision: the models could not be opened so far.</summary>
public sealed record LaneParts(
    InForce<EdgeGateOptions> Options, IPlatform Platform, LaneVision? Vision, SightingTracker Tracker, AccessListFile Lists,
    LaneJournal Journal,
    FramePool Pool, ConsoleReporter Console, LaneObservers Observers, Outages Outages, TimeProvider Time, ILogger Logger, Presence Presence,
    IGateRecords Records)
{
    /// <summary>The configuration's file, watched; null: not.</summary>
    public ConfigReload? Configuration { get; init; }

    /// <summary>Where the pictures come from.</summary>
    public required SourceAddress Address { get; init; }

    /// <summary>Closes the models and opens them again.</summary>
    public required Func<LaneVision> Reopen { get; init; }

    /// <summary>What a picture brought to fail.</summary>
    public required LaneFaults Faults { get; init; }

    public FrameGuard Guard(LaneCore core) => new(core, Reopen, Observers);

    public LaneCore Core(IBarrierPort barrier) => new(this, barrier) { Configuration = Configuration };

    public FrameSources Sources() =>
        new(Platform.Cameras, Platform.Imaging, Options.Now.Capture, Time, Logger, CameraTrust.Path(Options.Now));

    /// <summary>Opens the camera, unless a rehearsal has taken it away.</summary>
    public IFrameSource OpenCamera(SourceAddress address) => OutageSource.Open(() => Sources().Open(address), Outages.Camera);
}
