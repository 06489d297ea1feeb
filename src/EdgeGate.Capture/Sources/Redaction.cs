using System.Text.RegularExpressions;

namespace EdgeGate.Capture.Sources;

/// <summary>Keeps passwords out of messages.</summary>
public static partial class Redaction
{
    // What cameras call things that are no secret. Whatever else stands in an address as name=value may be one, whatever its name.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "audio", "camera", "ch", "channel", "codec", "compression", "fps", "id", "proto", "profile", "resolution", "stream", "streamtype",
        "subtype", "transport", "transportmode", "unicast", "video", "videocodec",
    };

    /// <summary>
    /// Writes <c>***</c> for user and password of every address in a text, and for every value in it (<c>?user=..&amp;password=..</c>, also in the
    /// middle of a path as some cameras want it) but those of a few names that are known to be harmless.
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
            var end = text.AsSpan(start).IndexOfAny(" '\"<>\t\r\n");
            end = end < 0 ? text.Length : start + end;
            var shown = HideIn(text[start..end]);
            text = string.Concat(text.AsSpan(0, start), shown, text.AsSpan(end));
            from = start + shown.Length;
        }
    }

    private static string HideIn(string address)
    {
        var slash = address.IndexOf('/');
        var host = slash < 0 ? address : address[..slash];

        // A password may itself hold an @: the last one before the path ends it. It may even hold a slash, which then looks like a path.
        var at = host.LastIndexOf('@');
        if (at < 0 && host.Contains(':') && !host.StartsWith('['))
            at = address.LastIndexOf('@');
        if (at >= 0)
            address = string.Concat("***", address.AsSpan(at));
        return Pairs().Replace(address, pair => Harmless.Contains(pair.Groups["name"].Value) ? pair.Value : $"{pair.Groups["name"].Value}=***");
    }

    // A value ends where the next name begins; "_" parts names too (user=.._password=.._channel=1).
    [GeneratedRegex("(?<=[?&;/,_])(?<name>[A-Za-z][A-Za-z0-9.-]*)=(?:(?!_[A-Za-z][A-Za-z0-9.-]*=)[^&;/])*", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pairs();
}
