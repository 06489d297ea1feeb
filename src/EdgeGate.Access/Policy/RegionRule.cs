using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Policy;

/// <summary>Whether a plate is of a region that is let in. Pure.</summary>
public static class RegionRule
{
    private const string Own = "own";

    /// <summary>True for what <see cref="AccessOptions.Regions"/> takes: <c>us</c>, <c>us-mo</c>, <c>own</c>.</summary>
    public static bool IsRegion(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code == Own || (code.Length is 2 or (>= 4 and <= 6) && code[..2].All(char.IsAsciiLetterLower)
            && (code.Length == 2 || (code[2] == '-' && code[3..].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))));
    }

    /// <summary>Probability that a vehicle's plate is of one of these regions; 0 where nothing is known of its region.</summary>
    public static float ShareOf(Sighting sighting, IReadOnlyList<string> regions)
    {
        ArgumentNullException.ThrowIfNull(sighting);
        return sighting.Regions?.Where(region => regions.Any(let => Covers(let, region.Code))).Sum(region => region.Share) ?? 0;
    }

    /// <summary>True where a region is another or lies in it.</summary>
    public static bool Covers(string region, string other)
    {
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(other);
        return other == region
            || (region.Length == 2 && other.Length > 3 && other[2] == '-' && other.StartsWith(region, StringComparison.Ordinal));
    }
}
