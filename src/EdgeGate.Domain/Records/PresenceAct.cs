namespace EdgeGate.Domain.Records;

/// <summary>What a person says of who is inside.</summary>
public enum PresenceAct
{
    /// <summary>This vehicle is inside.</summary>
    Add,

    /// <summary>This vehicle is not inside.</summary>
    Remove,

    /// <summary>Nobody is inside.</summary>
    Clear,
}
