namespace EdgeGate.Domain.Plates;

/// <summary>Which way a vehicle went, from how its plate moved and grew.</summary>
public enum Direction
{
    /// <summary>Not enough movement seen to say.</summary>
    Unknown,

    /// <summary>It came nearer.</summary>
    Approaching,

    /// <summary>It went away, the way it came or otherwise.</summary>
    Leaving,

    /// <summary>It crossed the picture without coming nearer.</summary>
    PassingBy,
}
