namespace EdgeGate.Access.Policy;

/// <summary>What happens when a vehicle that is inside asks to come in. Judged at entries only: nobody is locked in.</summary>
public enum AntiPassback
{
    /// <summary>Nothing.</summary>
    Off,

    /// <summary>It is let in, and the decision says so.</summary>
    Soft,

    /// <summary>It is not let in.</summary>
    Hard,

    /// <summary>It is not let in within <see cref="AccessOptions.AntiPassbackMinutes"/> of its last entry.</summary>
    Timed,
}
