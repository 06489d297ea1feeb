namespace EdgeGate.Domain.Plates;

/// <summary>Whether what carries a plate was seen to drive. Names are stored; never rename one.</summary>
public enum Movement
{
    /// <summary>Recorded by a program that did not judge it.</summary>
    NotRecorded,

    /// <summary>It has come further than its own width, or nearer, and was seen on the way.</summary>
    Moved,

    /// <summary>It has not moved since it was first seen, up to a minute ago.</summary>
    Still,

    /// <summary>It was there, still, before: for more than a minute, or it is known from an earlier time at this place.</summary>
    LongStill,
}
