using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Lane;

/// <summary>One way of running a lane: a camera with real lines, a camera or a recording with simulated ones.</summary>
public interface ILaneRun : IDisposable
{
    /// <summary>The lane itself.</summary>
    LaneCore Core { get; }

    /// <summary>The camera's condition; null for a recording. Safe from any thread.</summary>
    CaptureHealth? Camera { get; }

    /// <summary>True while a recording's camera is taken away by a rehearsal.</summary>
    bool CameraOutage { get; }

    /// <summary>What the barrier knows. Safe from any thread.</summary>
    BarrierStatus Barrier { get; }

    /// <summary>True when the lane has this contact.</summary>
    bool Has(GateOutput output);

    /// <summary>Hands a person's input to the barrier and waits for its answer. From any thread but the lane's own.</summary>
    /// <param name="kind">It.</param>
    /// <param name="stillWanted">Asked just before the barrier moves; false: nothing is done.</param>
    /// <returns>False: refused.</returns>
    /// <exception cref="TimeoutException">The lane did not take it and it was withdrawn, or it is not wanted any more.</exception>
    bool Post(BarrierInputKind kind, Func<bool> stillWanted);

    /// <summary>Runs until there is nothing more or the token says so.</summary>
    void Run(CancellationToken stop);
}
