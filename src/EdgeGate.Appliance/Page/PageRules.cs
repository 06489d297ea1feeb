using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>The rules that what-if can change: the keys of the section access.</summary>
internal static class PageRules
{
    internal static IReadOnlyList<RuleKey> Of(EdgeGateOptions options) =>
        [.. ConfigSchema.Keys.Where(key => key.Path.StartsWith("access.", StringComparison.Ordinal))
            .Select(key => new RuleKey(key.Path, key.Show(options).Trim('"'), key.Form.Expects, key.About))];
}
