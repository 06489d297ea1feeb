namespace EdgeGate.Domain.Gate;

/// <summary>Opens the lines of this machine.</summary>
public interface IGateLinesDriver
{
    /// <summary>Requests every line of the wiring, outputs inactive from the first moment.</summary>
    /// <exception cref="GateLinesFaultException">No such chip or line, or it is in use; the message lists what is there.</exception>
    IGateLines Open(GateWiring wiring);

    /// <summary>The chips that are there: label and number of lines, for <c>doctor</c>.</summary>
    IReadOnlyList<string> Enumerate();
}
