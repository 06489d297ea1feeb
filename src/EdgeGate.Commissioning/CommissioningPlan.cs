using EdgeGate.Commissioning.Findings;
namespace EdgeGate.Commissioning;

/// <summary>What a commissioning is about.</summary>
/// <param name="Plate">The known car's plate, upper case, no separators, 1 to 16 characters.</param>
/// <param name="Limits">What has to be reached.</param>
public sealed record CommissioningPlan(string Plate, CommissioningLimits Limits)
{
    /// <summary>Takes a plate as a person types it: <c>abc-1234</c>.</summary>
    /// <returns>Null when nothing of it is a letter or a digit, or it is longer than 16.</returns>
    public static string? Normalise(string? typed)
    {
        var text = string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return text.Length is > 0 and <= 16 ? text : null;
    }
}
