using System.Collections.Frozen;
using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

/// <summary>Every key that a configuration may hold, in the order of the way of a frame.</summary>
public static class ConfigSchema
{
    /// <summary>All keys.</summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } = [.. EdgeGateOptions.Keys.Select(key => new ConfigKey(key))];

    /// <summary>The keys by their path.</summary>
    public static FrozenDictionary<string, ConfigKey> ByPath { get; } =
        Keys.ToFrozenDictionary(key => key.Path, StringComparer.Ordinal);

    /// <summary>Paths that hold other keys: <c>access</c>, <c>gate.outputs</c>.</summary>
    public static FrozenSet<string> Sections { get; } = Keys.SelectMany(key => Parents(key.Path)).ToFrozenSet(StringComparer.Ordinal);

    private static IEnumerable<string> Parents(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
            yield return path[..dot];
    }
}
