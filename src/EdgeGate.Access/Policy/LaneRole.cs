namespace EdgeGate.Access.Policy;

/// <summary>Which way a lane leads.</summary>
public enum LaneRole
{
    /// <summary>Into the car park.</summary>
    Entry,

    /// <summary>Out of it.</summary>
    Exit,
}
