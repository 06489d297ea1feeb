using EdgeGate.Appliance.Inference;

namespace EdgeGate.Appliance.Lanes;

/// <summary>Owns the models of a lane, and opens them again after their runtime failed. Used by the lane's thread.</summary>
internal sealed class VisionStage : IDisposable
{
    private readonly Func<LaneVision> _open;

    /// <summary>Opens the models.</summary>
    internal VisionStage(Func<LaneVision> open) => (_open, Current) = (open, open());

    /// <summary>The models in use.</summary>
    internal LaneVision Current { get; private set; }

    /// <summary>Closes them and opens them again; those in use stay, closed, when that fails.</summary>
    internal LaneVision Reopen()
    {
        Current.Dispose();
        return Current = _open();
    }

    public void Dispose() => Current.Dispose();
}
