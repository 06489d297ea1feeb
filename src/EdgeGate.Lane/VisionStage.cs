using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Inference;

namespace EdgeGate.Lane;

/// <summary>Owns the models of a lane, and opens them again after their runtime failed. Used by the lane's thread.</summary>
public sealed class VisionStage : IDisposable
{
    private readonly Func<LaneVision> _open;

    /// <summary>Opens the models.</summary>
    /// <param name="open">Opens them, now and again.</param>
    /// <param name="mayWait">
    /// A lane at work: without its models it starts all the same, and tries them again. Persons, the loops and the fire alarm need none.
    /// </param>
    /// <exception cref="InferenceFaultException">They cannot be opened, and the lane may not wait.</exception>
    public VisionStage(Func<LaneVision> open, bool mayWait = false)
    {
        _open = open;
        try
        {
            Current = open();
        }
        catch (InferenceFaultException fault) when (mayWait)
        {
            Fault = fault.Message;
        }
    }

    /// <summary>Why there are no models yet; empty when there are.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>The models in use; null: none could be opened so far.</summary>
    public LaneVision? Current { get; private set; }

    /// <summary>Closes them and opens them again; those in use stay, closed, when that fails.</summary>
    public LaneVision Reopen()
    {
        Current?.Dispose();
        Current = _open();
        Fault = "";
        return Current;
    }

    public void Dispose() => Current?.Dispose();
}
