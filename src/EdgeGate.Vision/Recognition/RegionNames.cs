using System.Collections.Frozen;

namespace EdgeGate.Vision.Recognition;

/// <summary>
/// Codes that people write for a country whose ISO 3166 code is another one: of cars, of the internet, of sports, of the language.
/// </summary>
internal static class RegionNames
{
    private static readonly FrozenDictionary<string, string> Meanings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["uk"] = "gb", ["en"] = "gb", ["gbr"] = "gb", ["usa"] = "us", ["ger"] = "de", ["deu"] = "de", ["d"] = "de", ["fra"] = "fr",
        ["f"] = "fr", ["esp"] = "es",
        ["e"] = "es", ["ita"] = "it", ["i"] = "it", ["aut"] = "at", ["a"] = "at", ["sui"] = "ch", ["che"] = "ch", ["pol"] = "pl",
        ["cze"] = "cz", ["svk"] = "sk",
        ["twn"] = "tw", ["roc"] = "tw", ["chn"] = "cn", ["prc"] = "cn", ["zh"] = "cn", ["kor"] = "kr", ["ko"] = "kr", ["jap"] = "jp",
        ["jpn"] = "jp", ["ja"] = "jp",
        ["vnm"] = "vn", ["vi"] = "vn", ["el"] = "gr", ["da"] = "dk", ["sv"] = "se", ["cs"] = "cz", ["uae"] = "ae", ["ksa"] = "sa",
        ["aus"] = "au", ["bra"] = "br",
        ["can"] = "ca", ["mex"] = "mx", ["ind"] = "in", ["idn"] = "id", ["rus"] = "ru", ["tur"] = "tr", ["ned"] = "nl", ["nld"] = "nl",
        ["por"] = "pt",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The code that is meant; null when nothing is known of it.</summary>
    internal static string? Meant(string region) => Meanings.GetValueOrDefault(region);
}
