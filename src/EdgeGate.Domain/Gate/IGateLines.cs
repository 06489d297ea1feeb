namespace EdgeGate.Domain.Gate;

/// <summary>
/// The electrical lines of one lane. Opening it requests every output together with its inactive level, so that no contact
/// closes by itself; disposing it, and the end of the process, leave every output inactive.
/// Safe from two threads: one that writes, one that waits.
/// </summary>
public interface IGateLines : IDisposable
{
    /// <summary>What they are, for messages: <c>gpiochip "pinctrl-rp1"</c>, <c>simulated</c>.</summary>
    string Description { get; }

    /// <summary>Closes (true) or opens (false) a contact. Active-low wiring is hidden here.</summary>
    /// <exception cref="GateLinesFaultException">The line could not be driven; its true level is unknown.</exception>
    void Write(GateOutput output, bool active);

    /// <summary>True when the lane has this output.</summary>
    bool Has(GateOutput output);

    /// <summary>Reads every input now.</summary>
    /// <exception cref="GateLinesFaultException">The chip is gone.</exception>
    LineSnapshot Read();

    /// <summary>Waits until an input changed or the time is over. True: something changed; call <see cref="Read"/>.</summary>
    /// <exception cref="GateLinesFaultException">The chip is gone.</exception>
    bool WaitForChange(TimeSpan timeout);
}
