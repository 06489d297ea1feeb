namespace EdgeGate.Lane.Barriers;

/// <summary>What the barrier said when it was told to open for a vehicle.</summary>
public enum OpenAnswer
{
    /// <summary>The open contact was closed, or is about to be.</summary>
    Given,

    /// <summary>A person holds the barrier.</summary>
    Held,

    /// <summary>The barrier is faulted.</summary>
    Faulted,

    /// <summary>The appliance stops.</summary>
    Stopped,
}
