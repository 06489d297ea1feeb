using EdgeGate.Domain.Phrases;

namespace EdgeGate.WebConsole.Ports;

/// <summary>A lane at one moment.</summary>
public sealed record LaneState
{
    /// <summary>Name of the lane.</summary>
    public required string Name { get; init; }

    /// <summary>True: the barrier exists in memory only.</summary>
    public required bool Simulated { get; init; }

    /// <summary>The camera.</summary>
    public required CameraState Camera { get; init; }

    /// <summary>The barrier.</summary>
    public required BarrierView Barrier { get; init; }

    /// <summary>Frames looked at since the start.</summary>
    public required long Frames { get; init; }

    /// <summary>
    /// Frames since the start that could not be read, or whose vehicles could not be followed; the lane went on without them.
    /// </summary>
    public long FramesSkipped { get; init; }

    /// <summary>Milliseconds from a frame to its decision, median of the last frames; 0 before the first.</summary>
    public required double FrameMs { get; init; }

    /// <summary>The same, 99 of 100.</summary>
    public required double FrameMsP99 { get; init; }

    /// <summary>Vehicles decided on since the start; changes whenever there is a new event to show.</summary>
    public required long Decisions { get; init; }

    /// <summary>Of them granted access.</summary>
    public required long Granted { get; init; }

    /// <summary>What became of those.</summary>
    public VehicleCounts Vehicles { get; init; }

    /// <summary>Vehicles inside; null where the lane does not count them.</summary>
    public int? Inside { get; init; }

    /// <summary>Places of the car park; 0: not limited.</summary>
    public int Capacity { get; init; }

    /// <summary>Alarms since the start.</summary>
    public required long Alarms { get; init; }

    /// <summary>The last alarm; null when there was none.</summary>
    public required Phrase? LastAlarm { get; init; }
}
