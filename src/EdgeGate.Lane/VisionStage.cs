using EdgeGate.Lane.Inference;

namespace EdgeGate.Lane;

/// <summary>Owns the models of a lane, and opens them again after their runtime failed. Used by the lane's thread.</summary>
public sealed class VisionStage : IDisposable
{
    private readonly Func<LaneVision> _open;

    /// <summary>Opens the models.</summary>
    public VisionStage(Func<LaneVision> open) => (_open, Current) = (open, open());

    /// <summary>The models in use.</summary>
    public LaneVision Current { get; private set; }

    /// <summary>Closes them and opens them again; those in use stay, closed, when that fails.</summary>
    public LaneVision Reopen()
    {
        Current.Dispose();
        return Current = _open();
    }

    public void Dispose() => Current.Dispose();
}
