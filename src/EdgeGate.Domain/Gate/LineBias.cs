namespace EdgeGate.Domain.Gate;

/// <summary>Pull resistor of an input.</summary>
public enum LineBias
{
    /// <summary>As the board has it.</summary>
    AsIs,

    /// <summary>None.</summary>
    None,

    /// <summary>To the supply.</summary>
    PullUp,

    /// <summary>To ground.</summary>
    PullDown,
}
