using EdgeGate.Access.Lists;
using EdgeGate.Domain.Phrases;
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
    public static LookAlikeMatch? Find(Sighting sighting, AccessList list, AccessOptions options, out Phrase refusal)
    {
        var near = list.FindLookAlikes(sighting.Text);
        refusal = Phrase.Of("noneNear");
        if (near.Count == 0)
            return null;
        var match = near[0];
        if (near.Count > 1)
            refusal = Phrase.Of("bothNear", ("a", near[0].Plate), ("b", near[1].Plate));
        else if (list.IsConfusable(match.Plate))
            refusal = Phrase.Of("mustBeExact", ("entry", match.Plate));
        else if (list.Match(match.Plate).Any(entry => entry.List == ListKind.Deny))
            refusal = Phrase.Of("entryDenied", ("entry", match.Plate));
        else if (Doubt(sighting, match) < options.ToleranceMinDoubt)
            refusal = Phrase.Of("withoutDoubt", ("entry", match.Plate), ("read", match.Read.ToString()), ("position", match.Position + 1));
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
    public static Phrase Forgiven(LookAlikeMatch match) =>
        Phrase.Of("forgiven", ("read", match.Read.ToString()), ("position", match.Position + 1), ("listed", match.Listed.ToString()));
}
