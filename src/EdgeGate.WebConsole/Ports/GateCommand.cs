namespace EdgeGate.WebConsole.Ports;

/// <summary>What a person may ask of the barrier. Inputs to its state machine, which may refuse; none of them is a contact.</summary>
public enum GateCommand
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Close, where the interlocks allow it.</summary>
    Close,

    /// <summary>Stop, and hold where it is.</summary>
    Hold,

    /// <summary>End the hold.</summary>
    Release,

    /// <summary>What was wrong is mended.</summary>
    Reset,
}
