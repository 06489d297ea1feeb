namespace EdgeGate.Domain.Events;

/// <summary>What kind of thing happened. Names are stored; never rename one.</summary>
public enum GateEventKind
{
    /// <summary>A vehicle was seen and decided on.</summary>
    Sighting,

    /// <summary>The barrier changed its state, a contact was switched, or a step of what became of a granted vehicle.</summary>
    Barrier,

    /// <summary>Something needs a person.</summary>
    Alarm,

    /// <summary>Somebody changed or looked up something.</summary>
    Audit,

    /// <summary>The appliance started, stopped or changed its state.</summary>
    System,
}
