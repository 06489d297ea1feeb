using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Capture;
using EdgeGate.Capture.Sources;
using EdgeGate.Domain;
using EdgeGate.Domain.Records;
using EdgeGate.Vision;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Lanes;

/// <summary>What every way of running a lane is put together from.</summary>
internal sealed record LaneParts(
    EdgeGateOptions Options, IPlatform Platform, PlateVision Vision, SightingTracker Tracker, AccessListFile Lists, LaneJournal Journal,
    FramePool Pool, ConsoleReporter Console, TimeProvider Time, ILogger Logger, Occupancy Inside,
    IGateRecords Records)
{
    /// <summary>The configuration's file, watched; null: not.</summary>
    internal ConfigReload? Configuration { get; init; }

    /// <summary>Closes the models and opens them again.</summary>
    internal required Func<PlateVision> Reopen { get; init; }

    internal LaneCore Core(IBarrierPort barrier, ILaneObserver observer) => new(
        Vision, Tracker, Lists, Options.Access, Options.Lane.Name, Journal, barrier, observer, Time, Inside)
    {
        Configuration = Configuration,
    };

    internal FrameSources Sources() => new(Platform.Cameras, Platform.Imaging, Options.Capture, Time, Logger);
}
