using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>A search at one moment.</summary>
/// <param name="State">How it stands.</param>
/// <param name="Measured">Positions measured.</param>
/// <param name="Expected">About as many will be.</param>
/// <param name="Position">Where the lens was sent.</param>
/// <param name="Fault">What the motor said; empty: nothing.</param>
internal sealed record LensProgress(FocusSearchState State, int Measured, int Expected, int Position, string Fault)
{
    /// <summary>In English, for a terminal.</summary>
    internal string Text => Fault.Length > 0 ? Fault : State switch
    {
        FocusSearchState.Searching => $"the motor looks for the peak: place {Measured + 1} of about {Expected}, lens at {Position}",
        FocusSearchState.Found => $"the lens stands at the peak, {Position}",
        FocusSearchState.NoPeak => "sharpness is the same everywhere: no peak within this motor's travel; the lens is back where it was",
        FocusSearchState.NoPlate => "the plate was lost from view; the lens is back where it was",
        _ => "ended; the lens stays where it is",
    };
}
