using System.Text.RegularExpressions;

namespace EdgeGate.Architecture;

/// <summary>The documents of the checkout.</summary>
internal static partial class Documents
{
    /// <summary>Every .md that is the project's own, by its path in the checkout.</summary>
    internal static IEnumerable<string> All { get; } = new[] { "src", "native-interop", "models", "board", "tests", ".github" }
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.md", SearchOption.AllDirectories))
        .Append(Path.Combine(SourceTree.Root, "README.md"))
        .Where(file => !Regex.IsMatch(file, "/(obj|bin|node_modules|artifacts|native-interop/build[^/]*)/"))
        .Select(SourceTree.Relative).Order(StringComparer.Ordinal).ToArray();

    internal static string Text(string document) => File.ReadAllText(Path.Combine(SourceTree.Root, document));

    /// <summary>A document without its code: blocks and words in backticks.</summary>
    internal static string Prose(string document) => Code().Replace(Block().Replace(Text(document), ""), "");

    /// <summary>The anchors of a document's headings, as GitHub makes them.</summary>
    internal static IReadOnlySet<string> Anchors(string document)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (Match heading in Heading().Matches(Block().Replace(Text(document), "")))
        {
            var name = Outside().Replace(heading.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-');
            for (var (anchor, again) = (name, 0); !anchors.Add(anchor); anchor = $"{name}-{again}")
                again++;
        }

        return anchors;
    }

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Outside();
}
