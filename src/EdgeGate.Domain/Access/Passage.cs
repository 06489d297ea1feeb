namespace EdgeGate.Domain.Access;

/// <summary>Whether a vehicle that was granted access went through the gate.</summary>
public enum Passage
{
    /// <summary>Not known yet.</summary>
    Open,

    /// <summary>It went through.</summary>
    Passed,

    /// <summary>It went back the way it came, or past the gate.</summary>
    BackedAway,

    /// <summary>It is gone, and it did not go through: the arm stayed down, or nothing went under it.</summary>
    DidNotPass,
}
