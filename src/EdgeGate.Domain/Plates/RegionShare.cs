namespace EdgeGate.Domain.Plates;

/// <summary>How likely a plate is one of a region, among all regions whose formats its text fits.</summary>
/// <param name="Code">ISO 3166 code of a country or a part of it, lower case; <c>own</c> for a format of the gate's owner.</param>
/// <param name="Share">0 to 1; the shares of a plate add up to 1 at most.</param>
public readonly record struct RegionShare(string Code, float Share)
{
    /// <summary>Regions that are kept of a reading; the others are left out, so that nothing is believed for them.</summary>
    public const int Most = 4;
}
