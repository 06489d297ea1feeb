namespace EdgeGate.Interop;

/// <summary>What a function of EdgeGate's native libraries returns (edgegate_status.h).</summary>
public enum NativeStatus
{
    /// <summary>Done.</summary>
    Ok = 0,

    /// <summary>The caller broke the contract.</summary>
    InvalidArgument = 1,

    /// <summary>A file that is not there.</summary>
    NotFound = 2,

    /// <summary>A runtime library or a device that is not there, or is of another version.</summary>
    Unavailable = 3,

    /// <summary>A damaged model or picture.</summary>
    BadData = 4,

    /// <summary>Sound, yet of a kind that is not handled.</summary>
    Unsupported = 5,

    /// <summary>Above a limit that protects the box's memory.</summary>
    TooLarge = 6,

    /// <summary>The vendor's runtime failed while it worked.</summary>
    Runtime = 7,

    /// <summary>A run was stopped at its deadline.</summary>
    Timeout = 8,

    /// <summary>No memory.</summary>
    OutOfMemory = 9,

    /// <summary>Something nobody expected.</summary>
    Internal = 10,
}
