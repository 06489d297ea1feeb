namespace EdgeGate.Access.Policy;

/// <summary>Whom a lane lets through.</summary>
public enum AccessMode
{
    /// <summary>Those on the allow and guest lists.</summary>
    AllowList,

    /// <summary>Everybody who is not denied; plates are recorded.</summary>
    OpenToAll,

    /// <summary>Everybody who is not denied, also without a readable plate, and without counting places.</summary>
    FreeExit,

    /// <summary>Nobody.</summary>
    Closed,
}
