using EdgeGate.Access.Lists;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Policy;

/// <summary>
/// The forgiving look-up. A wrong vehicle must not get in by it, so it refuses whenever a second explanation exists: another
/// listed plate as near, a listed plate that has a listed look-alike of its own, a denied plate within reach, or a character that
/// the reading never doubted.
/// </summary>
internal static class TolerantMatch
{
    /// <summary>The one plate that the reading stands for, or null with the reason in <paramref name="refusal"/>.</summary>
    public static LookAlikeMatch? Find(Sighting sighting, AccessList list, AccessOptions options, out string refusal)
    {
        var near = list.FindLookAlikes(sighting.Text);
        refusal = "no listed plate is one look-alike character away";
        if (near.Count == 0)
            return null;
        var match = near[0];
        if (near.Count > 1)
            refusal = $"both {near[0].Plate} and {near[1].Plate} are one look-alike character away";
        else if (list.IsConfusable(match.Plate))
            refusal = $"{match.Plate} has a look-alike on the lists and must be read exactly";
        else if (list.Match(match.Plate).Any(entry => entry.List == ListKind.Deny))
            refusal = $"{match.Plate} is denied";
        else if (Doubt(sighting, match) < options.ToleranceMinDoubt)
            refusal = $"{match.Plate} is one look-alike character away, but the {match.Read} in place {match.Position + 1} was read without doubt";
        else
            return match;
        return null;
    }

    /// <summary>The probability that the reading itself gave to the listed character.</summary>
    private static float Doubt(Sighting sighting, LookAlikeMatch match)
    {
        if (match.Position >= sighting.Characters.Count)
            return 0;
        var character = sighting.Characters[match.Position];
        return character.Rival == match.Listed ? character.RivalProbability : 0;
    }

    /// <summary>What was forgiven, for the operator.</summary>
    public static string Describe(LookAlikeMatch match) =>
        $"{match.Read} in place {match.Position + 1} taken for {match.Listed}";
}
