using EdgeGate.Configuration.Schema;

namespace EdgeGate.Configuration.Tests;

/// <summary>Configuration files as texts.</summary>
internal static class ConfigTexts
{
    /// <summary>A file with one key.</summary>
    internal static string Nest(string path, string value)
    {
        var parts = path.Split('.');
        return string.Concat(parts.Select(part => $"{{ \"{part}\": ")) + value + string.Concat(parts.Select(_ => " }"));
    }

    /// <summary>The example with every key in it.</summary>
    internal static string EveryKey() => string.Join('\n', ExampleWriter.Write(new Dictionary<string, string>()).Split('\n')
        .Select(line => line.TrimStart().StartsWith("// \"", StringComparison.Ordinal)
            ? line.Replace("// \"", "\"", StringComparison.Ordinal) : line));
}
