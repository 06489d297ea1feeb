namespace EdgeGate.Barrier;

/// <summary>How the barrier's own controller wants to be asked.</summary>
public enum RelayProfile
{
    /// <summary>A short contact opens; the barrier's controller does the rest.</summary>
    Pulse,

    /// <summary>The open contact is kept closed while the arm shall be up. Opening it again is a command to close.</summary>
    Maintained,

    /// <summary>Short contacts on separate terminals: open, close and stop.</summary>
    OpenCloseStop,
}
