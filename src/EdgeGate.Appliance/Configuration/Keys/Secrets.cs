using EdgeGate.Capture.Sources;

namespace EdgeGate.Appliance.Configuration;

/// <summary>Values that may hold a password, fit to be shown.</summary>
internal static class Secrets
{
    /// <summary>An address without its password; anything else as it is.</summary>
    internal static string Hide(string json) => json.Contains("://", StringComparison.Ordinal) ? Redaction.HidePassword(json) : json;
}
