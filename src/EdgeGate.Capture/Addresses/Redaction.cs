using System.Buffers;
using System.Text.RegularExpressions;

namespace EdgeGate.Capture.Addresses;

/// <summary>Keeps passwords out of messages.</summary>
public static partial class Redaction
{
    // Shorter ones are found in words that are none.
    private const int ShortestSecret = 4;

    // What an address in the middle of a message ends at.
    private static readonly SearchValues<char> Ends = SearchValues.Create(" '\"<>\t\r\n");

    // What cameras call things that are no secret. Whatever else stands in an address as name=value may be one, whatever its name.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "audio", "camera", "ch", "channel", "codec", "compression", "fps", "id", "proto", "profile", "resolution", "stream", "streamtype",
        "subtype", "transport", "transportmode", "unicast", "video", "videocodec",
    };

    /// <summary>
    /// Writes <c>***</c> for user and password of every address in a text, and for every value in it (<c>?user=..&amp;password=..</c>, also
    /// in the middle of a path as some cameras want it) but those of a few names that are known to be harmless.
    /// </summary>
    public static string HidePassword(string text)
    {
        var from = 0;
        while (true)
        {
            var start = text.IndexOf("://", from, StringComparison.Ordinal);
            if (start < 0)
                return text;
            start += 3;
            var end = text.AsSpan(start).IndexOfAny(Ends);
            end = end < 0 ? text.Length : start + end;
            var shown = HideIn(text[start..end]);
            text = string.Concat(text.AsSpan(0, start), shown, text.AsSpan(end));
            from = start + shown.Length;
        }
    }

    /// <summary>The same for a text that is one address from end to end: quotes and spaces in it may belong to the password.</summary>
    public static string HideInAddress(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        return start < 0 ? address : string.Concat(address.AsSpan(0, start + 3), HideIn(address[(start + 3)..]));
    }

    /// <summary>
    /// What an address holds that nobody may see: user and password as they stand in it and as they are meant, longest first.
    /// </summary>
    public static IReadOnlyList<string> SecretsOf(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var end = address.LastIndexOf('@');
        if (start < 0 || end < start)
            return [];
        var both = address[(start + 3)..end];
        string[] parts = [both, .. both.Split(':', 2)];
        return [.. parts.SelectMany(part => new[] { part, Uri.UnescapeDataString(part) }).Where(part => part.Length >= ShortestSecret)
            .Distinct().OrderByDescending(part => part.Length)];
    }

    private static string HideIn(string address)
    {
        var slash = address.IndexOfAny(['/', '?', '#']);
        var host = slash < 0 ? address : address[..slash];

        // A password may itself hold an @, or a slash, which then looks like a path: nothing before the last @ is shown.
        if (address.LastIndexOf('@') is var at and >= 0 && (host.Contains('@') || (host.Contains(':') && !host.StartsWith('['))))
            address = string.Concat("***", address.AsSpan(at));
        return Pairs().Replace(address,
            pair => Harmless.Contains(pair.Groups["name"].Value) ? pair.Value : $"{pair.Groups["name"].Value}=***");
    }

    // A value ends where the next name begins; "_" parts names too (user=.._password=.._channel=1).
    [GeneratedRegex("(?<=[?&;/,_])(?<name>[A-Za-z][A-Za-z0-9.-]*)=(?:(?!_[A-Za-z][A-Za-z0-9.-]*=)[^&;/])*",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pairs();
}
