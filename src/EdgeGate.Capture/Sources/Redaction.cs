namespace EdgeGate.Capture.Sources;

/// <summary>Keeps passwords out of messages.</summary>
public static class Redaction
{
    /// <summary>Writes <c>***</c> for the user and password of every address in a text.</summary>
    public static string HidePassword(string text)
    {
        var from = 0;
        while (true)
        {
            var start = text.IndexOf("://", from, StringComparison.Ordinal);
            if (start < 0)
                return text;
            start += 3;
            var end = text.AsSpan(start).IndexOfAny('/', ' ', '\'');
            end = end < 0 ? text.Length : start + end;
            // A password may itself hold an @: the last one before the path ends it.
            var at = text.AsSpan(start, end - start).LastIndexOf('@');
            if (at >= 0)
                text = string.Concat(text.AsSpan(0, start), "***", text.AsSpan(start + at));
            from = start;
        }
    }
}
