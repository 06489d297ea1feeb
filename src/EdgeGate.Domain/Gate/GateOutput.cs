namespace EdgeGate.Domain.Gate;

/// <summary>Relay contacts of a lane.</summary>
public enum GateOutput
{
    /// <summary>Asks the barrier's controller to open.</summary>
    Open,

    /// <summary>Asks the barrier's controller to close.</summary>
    Close,

    /// <summary>Asks the barrier's controller to stop.</summary>
    Stop,
}
