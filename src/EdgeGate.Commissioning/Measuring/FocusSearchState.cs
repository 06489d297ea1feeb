namespace EdgeGate.Commissioning.Measuring;

/// <summary>How a search stands.</summary>
public enum FocusSearchState
{
    /// <summary>It goes on.</summary>
    Searching,

    /// <summary>The lens stands at the peak.</summary>
    Found,

    /// <summary>
    /// The sharpness is the same everywhere: no peak within the travel, or not this motor's business. The lens is back where it was.
    /// </summary>
    NoPeak,

    /// <summary>The plate was lost from view. The lens is back where it was.</summary>
    NoPlate,

    /// <summary>The motor does not obey, or somebody ended it.</summary>
    Ended,
}
