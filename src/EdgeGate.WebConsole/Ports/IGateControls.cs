namespace EdgeGate.WebConsole.Ports;

/// <summary>Posts a person's inputs to the barrier.</summary>
public interface IGateControls
{
    /// <summary>Posts one and waits for the answer, up to two seconds.</summary>
    /// <param name="command">It.</param>
    /// <param name="stillWanted">Asked once more by the thread that is about to move the barrier; false: nothing is done.</param>
    /// <returns>False: the barrier refused; its state says why.</returns>
    /// <exception cref="TimeoutException">The lane did not take it in time, or it is not wanted any more; nothing was done.</exception>
    bool Post(GateCommand command, Func<bool> stillWanted);
}
