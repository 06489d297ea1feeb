using EdgeGate.Domain.Phrases;

namespace EdgeGate.Access.Lists;

/// <summary>
/// Characters that have one shape on a country's plates, so that no picture tells them apart. The country gives out only one of two numbers
/// that differ in nothing else, and whoever wrote the list saw the same shape: matching takes them for one, whatever stands where.
/// </summary>
public static class OneShape
{
    /// <summary>A number with more such characters is matched with the first of them alone.</summary>
    private const int Most = 8;

    // United States: O and 0 on most states' plates, and numbers that differ in them alone are not given out (AAMVA, License Plate
    // Standard, on characters). United Kingdom: the face of the Road Vehicles (Display of Registration Marks) Regulations 2001 has one
    // shape for O and 0, and one for I and 1.
    private static readonly (string Country, string Shapes)[] Countries = [("us", "O0"), ("gb", "O0I1")];

    /// <summary>The character of the same shape on plates of a region; the character itself where there is none.</summary>
    /// <param name="c">A normalised character.</param>
    /// <param name="region">ISO 3166 code of a country or a part of it, lower case; may be empty.</param>
    public static char TwinOf(char c, string region)
    {
        ArgumentNullException.ThrowIfNull(region);
        var place = ShapesOf(region).IndexOf(c, StringComparison.Ordinal);
        return place < 0 ? c : ShapesOf(region)[place ^ 1];
    }

    /// <summary>Every other text of the same shapes, those nearest to what was read first; none for most regions. Allocates.</summary>
    public static IEnumerable<string> Twins(string text, string region)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (ShapesOf(region).Length == 0)
            return [];
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => TwinOf(text[i], region) != text[i]).Take(Most)];
        return Enumerable.Range(1, (1 << places.Length) - 1).OrderBy(set => int.PopCount(set))
            .Select(set => string.Create(text.Length, (text, region, places, set), static (span, of) =>
        {
            of.text.CopyTo(span);
            for (var k = 0; k < of.places.Length; k++)
            {
                if ((of.set >> k & 1) != 0)
                    span[of.places[k]] = TwinOf(of.text[of.places[k]], of.region);
            }
        }));
    }

    /// <summary>The entries that a text of the same shapes meets and the text itself does not; allocates.</summary>
    public static List<ListEntry> Match(AccessList list, string text, string region)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Any(c => TwinOf(c, region) != c))
            return [];
        var exact = list.Match(text);
        return [.. Twins(text, region).SelectMany(twin => list.Match(twin)).Except(exact).Distinct()];
    }

    /// <summary>For the operator, which characters were taken for which; none when the entry is met as it was read.</summary>
    public static IReadOnlyList<Phrase> Taken(string text, string region, ListEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Wildcard.IsMatch(entry.Plate, text))
            return [];
        var met = Twins(text, region).FirstOrDefault(twin => Wildcard.IsMatch(entry.Plate, twin)) ?? text;
        return [.. Enumerable.Range(0, text.Length).Where(i => met[i] != text[i])
            .Select(i => Phrase.Of("sameShape", ("read", text[i].ToString()), ("position", i + 1), ("listed", met[i].ToString())))];
    }

    private static string ShapesOf(string region)
    {
        foreach (var (country, shapes) in Countries)
        {
            if (region == country || (region.Length > 3 && region[2] == '-' && region.StartsWith(country, StringComparison.Ordinal)))
                return shapes;
        }

        return "";
    }
}
