using System.Globalization;

namespace EdgeGate.Appliance.Configuration;

/// <summary>
/// One key that the file may hold: its type, range, default and reason, and how it reaches the options. The list of all keys
/// (<see cref="ConfigSchema"/>) is the only place that knows them; the reader, <c>edgegate check</c> and the JSON schema follow it.
/// </summary>
internal sealed class ConfigKey
{
    /// <summary>Dots between levels: <c>access.minConfidence</c>.</summary>
    internal required string Path { get; init; }

    /// <summary>What the value is, for messages: <c>a number from 0 to 1</c>.</summary>
    internal required string Expects { get; init; }

    /// <summary>What it does and why the default is what it is.</summary>
    internal required string About { get; init; }

    /// <summary>The default as it would be written in the file.</summary>
    internal required string Default { get; init; }

    /// <summary>Puts a node's value into the options; returns what is wrong with it, or null.</summary>
    internal required Func<EdgeGateOptions, ConfigNode, string?> Apply { get; init; }

    internal static ConfigKey Number(
        string path, double min, double max, string unit, double initial, string about, Action<EdgeGateOptions, double> set) => new()
    {
        Path = path,
        About = about,
        Expects = $"a number from {Show(min)} to {Show(max)} ({unit})",
        Default = Show(initial),
        Apply = (options, node) =>
        {
            if (node.Kind != ConfigNodeKind.Number || !double.TryParse(node.Text, CultureInfo.InvariantCulture, out var value))
                return $"{Quote(node)} is no number";
            if (!(value >= min && value <= max))
                return $"{node.Text} is out of range";
            set(options, value);
            return null;
        },
    };

    internal static ConfigKey Integer(
        string path, int min, int max, string unit, int initial, string about, Action<EdgeGateOptions, int> set) => new()
    {
        Path = path,
        About = about,
        Expects = $"a whole number from {min} to {max} ({unit})",
        Default = initial.ToString(CultureInfo.InvariantCulture),
        Apply = (options, node) =>
        {
            if (node.Kind != ConfigNodeKind.Number || !int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                return $"{Quote(node)} is no whole number";
            if (value < min || value > max)
                return $"{node.Text} is out of range";
            set(options, value);
            return null;
        },
    };

    internal static ConfigKey Flag(string path, bool initial, string about, Action<EdgeGateOptions, bool> set) => new()
    {
        Path = path,
        About = about,
        Expects = "true or false",
        Default = initial ? "true" : "false",
        Apply = (options, node) =>
        {
            if (node.Kind != ConfigNodeKind.Boolean)
                return $"{Quote(node)} is neither true nor false";
            set(options, node.Text == "true");
            return null;
        },
    };

    internal static ConfigKey Text(string path, string initial, string expects, string about, Action<EdgeGateOptions, string> set) => new()
    {
        Path = path,
        About = about,
        Expects = expects,
        Default = $"\"{initial}\"",
        Apply = (options, node) =>
        {
            if (node.Kind != ConfigNodeKind.Text)
                return $"{Quote(node)} is no text in quotes";
            set(options, node.Text);
            return null;
        },
    };

    internal static ConfigKey Choice<T>(string path, T initial, string about, Action<EdgeGateOptions, T> set)
        where T : struct, Enum
    {
        var names = Enum.GetValues<T>().ToDictionary(CamelCase, value => value, StringComparer.Ordinal);
        return new()
        {
            Path = path,
            About = about,
            Expects = "one of " + string.Join(", ", names.Keys.Select(name => $"\"{name}\"")),
            Default = $"\"{CamelCase(initial)}\"",
            Apply = (options, node) =>
            {
                if (node.Kind != ConfigNodeKind.Text || !names.TryGetValue(node.Text, out var value))
                    return $"{Quote(node)} is not known";
                set(options, value);
                return null;
            },
        };
    }

    internal static ConfigKey TextList(
        string path, string expects, string about, Func<string, bool> isValid, Action<EdgeGateOptions, IReadOnlyList<string>> set) => new()
    {
        Path = path,
        About = about,
        Expects = expects,
        Default = "[]",
        Apply = (options, node) =>
        {
            if (node.Kind != ConfigNodeKind.Array)
                return $"{Quote(node)} is no list";
            if (node.Elements.Find(element => element.Kind != ConfigNodeKind.Text || !isValid(element.Text)) is { } bad)
                return $"{Quote(bad)} is not allowed";
            set(options, [.. node.Elements.Select(element => element.Text)]);
            return null;
        },
    };

    /// <summary>FreeExit becomes freeExit.</summary>
    internal static string CamelCase<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Show(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Quote(ConfigNode node) => node.Kind switch
    {
        ConfigNodeKind.Text => $"\"{node.Text}\"",
        ConfigNodeKind.Object => "an object",
        ConfigNodeKind.Array => "a list",
        _ => node.Text,
    };
}
