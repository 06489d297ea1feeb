using EdgeGate.Domain.Writing;

namespace EdgeGate.Configuration.Parsing;

/// <summary>One thing wrong in the file, with its place. Line 0: the file as a whole.</summary>
public sealed record ConfigError(int Line, int Column, string Key, string Message)
{
    private const int LongestKey = 120;

    /// <summary>Each value is right, but not together with another.</summary>
    public bool IsContradiction { get; init; }

    /// <summary>
    /// As a compiler would print it, so that editors can jump to it. Keys and values may be anything that somebody put into a file.
    /// </summary>
    public string Format(string file)
    {
        var place = Line > 0 ? $"{file}:{Line}:{Column}" : file;
        return Key.Length > 0 ? $"{place}: {Plain.Of(Key.Length > LongestKey ? Key[..LongestKey] + "..." : Key)}: {Plain.Of(Message)}"
            : $"{place}: {Plain.Of(Message)}";
    }
}
