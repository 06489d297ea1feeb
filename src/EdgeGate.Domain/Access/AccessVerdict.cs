namespace EdgeGate.Domain.Access;

/// <summary>What the rules say of a sighting.</summary>
public enum AccessVerdict
{
    /// <summary>Open.</summary>
    Grant,

    /// <summary>Stay shut.</summary>
    Deny,

    /// <summary>Not a case for the gate: leaving, passing by, already let in.</summary>
    Ignore,
}
