using System.Text;

namespace EdgeGate.Appliance.Configuration;

/// <summary>One thing wrong in the file, with its place. Line 0: the file as a whole.</summary>
internal sealed record ConfigError(int Line, int Column, string Key, string Message)
{
    private const int LongestKey = 120;

    /// <summary>Each value is right, but not together with another.</summary>
    internal bool IsContradiction { get; init; }

    /// <summary>As a compiler would print it, so that editors can jump to it.</summary>
    internal string Format(string file)
    {
        var place = Line > 0 ? $"{file}:{Line}:{Column}" : file;
        return Key.Length > 0 ? $"{place}: {Plain(Key)}: {Message}" : $"{place}: {Message}";
    }

    /// <summary>A key may be anything that somebody put between quotes: no control character of it reaches a terminal or a log.</summary>
    private static string Plain(string key)
    {
        var text = new StringBuilder();
        foreach (var letter in key.Length > LongestKey ? key[..LongestKey] + "..." : key)
            text.Append(char.IsControl(letter) ? '?' : letter);
        return text.ToString();
    }
}
