using System.CommandLine;

namespace EdgeGate.Appliance.Commands;

/// <summary>Options that several commands share, so that they read the same everywhere.</summary>
internal static class CommonOptions
{
    /// <summary>Where a box has its configuration.</summary>
    internal const string DefaultConfig = "/etc/edgegate/edgegate.json";

    internal static Option<string?> Config() => new("--config")
    {
        Description = $"The configuration file; without it {DefaultConfig} where that exists, else the defaults.",
        HelpName = "FILE",
    };

    internal static Option<bool> Json(string description) => new("--json") { Description = description };

    internal static Option<string[]> Region() => new("--region")
    {
        Description = "Countries, or states and provinces, whose plates are expected, ISO 3166 codes, for example tw,cn or us-mo,us-il; none = all.",
        HelpName = "CODES",
    };

    /// <summary>The file that a command works with; null: defaults only.</summary>
    internal static string? ConfigPath(string? given) => given ?? (File.Exists(DefaultConfig) ? DefaultConfig : null);

    /// <summary>Takes <c>--region tw,cn --region vn</c> apart.</summary>
    internal static string[] Regions(string[]? given) =>
        [.. (given ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(code => code.ToLowerInvariant()).Distinct()];
}
