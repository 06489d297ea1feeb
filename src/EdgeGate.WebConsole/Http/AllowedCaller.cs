namespace EdgeGate.WebConsole.Http;

/// <summary>Who may use an endpoint.</summary>
internal enum AllowedCaller
{
    /// <summary>Whoever can reach the port: the page itself, and signing in.</summary>
    Anyone,

    /// <summary>The box itself; others only when the configuration says so.</summary>
    Metrics,

    /// <summary>Everybody who is signed in.</summary>
    Operator,

    /// <summary>Technicians.</summary>
    Technician,
}
