namespace EdgeGate.WebConsole.Serving;

/// <summary>More is asked of the console at once than it takes on.</summary>
internal sealed class BusyException() : Exception("the console is busy");
