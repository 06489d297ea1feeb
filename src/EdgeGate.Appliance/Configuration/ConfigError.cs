namespace EdgeGate.Appliance.Configuration;

/// <summary>One thing wrong in the file, with its place. Line 0: the file as a whole.</summary>
internal sealed record ConfigError(int Line, int Column, string Key, string Message)
{
    /// <summary>As a compiler would print it, so that editors can jump to it.</summary>
    internal string Format(string file)
    {
        var place = Line > 0 ? $"{file}:{Line}:{Column}" : file;
        return Key.Length > 0 ? $"{place}: {Key}: {Message}" : $"{place}: {Message}";
    }
}
