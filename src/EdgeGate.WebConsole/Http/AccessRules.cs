using EdgeGate.Configuration.Options;
using EdgeGate.WebConsole.Accounts;

namespace EdgeGate.WebConsole.Http;

/// <summary>The one place that says who may do what. The page only hides what would be refused here.</summary>
internal static class AccessRules
{
    /// <summary>The status to answer with; 0: go on.</summary>
    /// <param name="access">What the endpoint asks for.</param>
    /// <param name="session">Who asks; null: nobody who is signed in.</param>
    /// <param name="fromBox">True when the connection comes from the box itself.</param>
    /// <param name="metricsToAll">See <see cref="ConsoleOptions.MetricsToAll"/>.</param>
    internal static int Refuse(AllowedCaller access, Session? session, bool fromBox, bool metricsToAll) => access switch
    {
        AllowedCaller.Anyone => 0,
        AllowedCaller.Metrics => fromBox || metricsToAll || session is not null ? 0 : 403,
        _ when session is null => 401,
        AllowedCaller.Operator => 0,
        AllowedCaller.Technician when session.Role == Role.Technician => 0,
        _ => 403,
    };
}
