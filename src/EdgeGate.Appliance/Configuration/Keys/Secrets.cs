using System.Text;
using EdgeGate.Capture.Sources;

namespace EdgeGate.Appliance.Configuration;

/// <summary>Values that may hold a password, fit to be shown.</summary>
internal static class Secrets
{
    /// <summary>An address without its password; anything else as it is.</summary>
    /// <param name="value">A plain text, or one as JSON writes it, in quotes.</param>
    internal static string Hide(string value)
    {
        if (!value.Contains("://", StringComparison.Ordinal))
            return value;
        return value.StartsWith('"') ? Quoted.Json(Redaction.HideInAddress(ConfigParser.Parse(Encoding.UTF8.GetBytes(value), [])?.Text ?? "")) : Redaction.HideInAddress(value);
    }

    /// <summary>A file with a password in it that others than its owner and group may read; empty: all is well.</summary>
    internal static string WhoElseReads(EdgeGateOptions options, string path) =>
        Hide(options.Capture.Source) != options.Capture.Source && !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & UnixFileMode.OtherRead) != 0
            ? $"capture.source holds a password, and everybody on this machine may read the file: chmod o-r {path}" : "";
}
