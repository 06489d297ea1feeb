namespace EdgeGate.WebConsole.Ports;

/// <summary>Posts a person's inputs to the barrier.</summary>
public interface IGateControls
{
    /// <summary>Posts one and waits for the answer, up to two seconds.</summary>
    /// <returns>False: the barrier refused; its state says why.</returns>
    /// <exception cref="TimeoutException">The lane did not take it; it was withdrawn.</exception>
    bool Post(GateCommand command);
}
