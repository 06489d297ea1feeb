using System.Text.Json;
using EdgeGate.Capture.Addresses;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>Values that may hold a password, fit to be shown.</summary>
public static class Secrets
{
    /// <summary>An address without its password; anything else as it is.</summary>
    /// <param name="value">A plain text, or one as JSON writes it, in quotes.</param>
    public static string Hide(string value)
    {
        if (!value.Contains("://", StringComparison.Ordinal))
            return value;
        return value.StartsWith('"') ? Quoted.Json(Redaction.HideInAddress(Plain(value))) : Redaction.HideInAddress(value);
    }

    // Escapes are undone first: a quote in a password must not look like the end of the address.
    private static string Plain(string quoted)
    {
        try
        {
            using var json = JsonDocument.Parse(quoted);
            return json.RootElement.ValueKind == JsonValueKind.String ? json.RootElement.GetString()! : quoted;
        }
        catch (JsonException)
        {
            return quoted;
        }
    }

    /// <summary>A file with a password in it that others than its owner and group may read; empty: all is well.</summary>
    public static string WhoElseReads(EdgeGateOptions options, string path) =>
        Hide(options.Capture.Source) != options.Capture.Source && !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & UnixFileMode.OtherRead) != 0
            ? $"capture.source holds a password, and everybody on this machine may read the file: chmod o-r {path}" : "";
}
