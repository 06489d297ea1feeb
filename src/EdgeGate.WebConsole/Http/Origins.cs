using System.Net;
using EdgeGate.Configuration.Options;
using EdgeGate.WebConsole.Accounts;
using Microsoft.AspNetCore.Http;

namespace EdgeGate.WebConsole.Http;

/// <summary>Whether a request comes from a page of ours and was meant for us.</summary>
internal static class Origins
{
    /// <summary>The header of every change: a form of another site cannot set one.</summary>
    internal const string CsrfHeader = "X-EdgeGate-Csrf";

    /// <summary>
    /// True when the browser asked for a name that is ours: an address, localhost, the host's name, or one of the configuration. Any
    /// other name may be somebody's who makes it point here.
    /// </summary>
    internal static bool IsOurs(HostString host, ConsoleOptions options)
    {
        var name = host.Host.TrimEnd('.');
        return IPAddress.TryParse(name.Trim('[', ']'), out _) || Same(name, "localhost") || Same(name, Environment.MachineName)
            || options.HostNames.Any(own => Same(name, own));
    }

    /// <summary>True unless the request says that another site's page sent it.</summary>
    internal static bool IsOwnPage(HttpRequest request)
    {
        // A browser says each of them once: whoever sends two hopes that one of them is looked at.
        if (request.Headers["Sec-Fetch-Site"].Count > 1 || request.Headers.Origin.Count > 1)
            return false;
        if (request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none"))
            return false;
        return request.Headers.Origin is not [{ } origin] || Same(origin, $"https://{request.Host.Value}");
    }

    /// <summary>True when the request carries what only a page of this session knows; before a session, any value will do.</summary>
    internal static bool HasToken(HttpRequest request, Session? session) =>
        request.Headers[CsrfHeader] is [{ Length: > 0 } token] && (session is null || FixedTimeEquals(token, session.Csrf));

    internal static bool FixedTimeEquals(string a, string b) => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(
        System.Text.Encoding.UTF8.GetBytes(a), System.Text.Encoding.UTF8.GetBytes(b));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
