using System.Text;
using System.Text.RegularExpressions;

namespace EdgeGate.WebConsole.Wording;

/// <summary>One English sentence with places, and what it is called. Safe from any thread.</summary>
internal sealed class Pattern
{
    private readonly string _code;
    private readonly Regex _regex;
    private readonly Dictionary<string, string> _families = new(StringComparer.Ordinal);

    /// <param name="code">Key of the page's words under <c>say</c>.</param>
    /// <param name="english"><c>{name}</c> stands for any text, <c>{name:family}</c> for a value that the page's words have under that family.</param>
    internal Pattern(string code, string english)
    {
        _code = code;
        var regex = new StringBuilder("^");
        var at = 0;
        foreach (Match place in Regex.Matches(english, @"\{(\w+)(?::(\w+))?\}"))
        {
            regex.Append(Regex.Escape(english[at..place.Index])).Append($"(?<{place.Groups[1].Value}>.+?)");
            if (place.Groups[2].Success)
                _families[place.Groups[1].Value] = place.Groups[2].Value;
            at = place.Index + place.Length;
        }

        // Sentences are short and bounded; a limit all the same, as for everything that is matched.
        _regex = new(regex.Append(Regex.Escape(english[at..])).Append('$').ToString(), RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(50));
    }

    /// <summary>The key.</summary>
    internal string Code => _code;

    /// <summary>The places.</summary>
    internal IEnumerable<string> Places => _regex.GetGroupNames().Where(name => name != "0");

    /// <summary>Families of words that its values belong to.</summary>
    internal IEnumerable<string> Families => _families.Values;

    /// <summary>The phrase; null when the text is another sentence.</summary>
    internal Phrase? Match(string text)
    {
        Match match;
        try
        {
            match = _regex.Match(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }

        return match.Success ? new(_code, Places.ToDictionary(name => name, name => Value(name, match.Groups[name].Value))) : null;
    }

    // A name or a note that somebody wrote with an @ in front is no key of ours.
    private string Value(string name, string value) => _families.TryGetValue(name, out var family) ? $"@{family}.{value}"
        : value == Sentences.NoPlate ? "@figure.unreadable" : value.TrimStart('@');
}
