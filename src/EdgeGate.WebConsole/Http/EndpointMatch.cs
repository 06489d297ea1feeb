namespace EdgeGate.WebConsole.Http;

/// <summary>What a path leads to.</summary>
/// <param name="Endpoint">Null: nothing, or nothing with this method.</param>
/// <param name="Values">What stands where the pattern has braces.</param>
/// <param name="PathKnown">True: the path exists, at least with another method.</param>
internal sealed record EndpointMatch(Endpoint? Endpoint, IReadOnlyDictionary<string, string> Values, bool PathKnown)
{
    internal static EndpointMatch Find(IReadOnlyList<Endpoint> table, string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var known = false;
        foreach (var endpoint in table)
        {
            if (!Fits(endpoint.Segments, segments))
                continue;
            known = true;
            if (!string.Equals(endpoint.Method, method, StringComparison.Ordinal))
                continue;
            var values = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < segments.Length; i++)
            {
                if (endpoint.Segments[i][0] == '{')
                    values[endpoint.Segments[i].Trim('{', '}')] = segments[i];
            }

            return new(endpoint, values, true);
        }

        return new(null, new Dictionary<string, string>(), known);
    }

    private static bool Fits(string[] pattern, string[] segments)
    {
        if (pattern.Length != segments.Length)
            return false;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i][0] != '{' && !string.Equals(pattern[i], segments[i], StringComparison.Ordinal))
                return false;
        }

        return true;
    }
}
