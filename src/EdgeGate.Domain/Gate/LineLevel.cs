namespace EdgeGate.Domain.Gate;

/// <summary>What an input says. Unknown is not Inactive: whatever is unsafe when active is unsafe when unknown.</summary>
public enum LineLevel : byte
{
    /// <summary>Wired, but cannot be read.</summary>
    Unknown,

    /// <summary>At rest.</summary>
    Inactive,

    /// <summary>Triggered.</summary>
    Active,

    /// <summary>Not wired at this lane.</summary>
    NotFitted,
}
