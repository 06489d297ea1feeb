namespace EdgeGate.Access.Policy;

/// <summary>How far a reading may be from a listed plate.</summary>
public enum Tolerance
{
    /// <summary>Not at all.</summary>
    Exact,

    /// <summary>One look-alike character, where the reading itself was in doubt, and never between two listed plates.</summary>
    OneLookAlike,
}
