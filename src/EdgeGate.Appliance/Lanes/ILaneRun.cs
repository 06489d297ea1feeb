namespace EdgeGate.Appliance.Lanes;

/// <summary>One way of running a lane: a camera with real lines, a camera or a recording with simulated ones.</summary>
internal interface ILaneRun : IDisposable
{
    /// <summary>The lane itself.</summary>
    LaneCore Core { get; }

    /// <summary>Runs until there is nothing more or the token says so.</summary>
    void Run(CancellationToken stop);
}
