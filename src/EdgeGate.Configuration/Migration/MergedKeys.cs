using System.Globalization;
using System.Text;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Migration;

/// <summary>
/// Keys of format 2 that said with another what one says now. What a file of theirs meant for the lane stays: of two limits the stricter
/// one held, and goes on to hold.
/// </summary>
internal static class MergedKeys
{
    private static readonly Merge[] Merges =
    [
        // The detector's own limit was 0.45 in every release of that format; below it the tracker's changed nothing.
        new("tracker.minDetectionScore", "vision.minScore", (old, now) => old > (now is > 0 ? now : 0.45) ? Math.Min(old, 0.99) : null),
        new("tracker.readyAgreeing", "access.minAgreeing", (old, now) => old > (now ?? 3) ? old : null),
    ];

    /// <summary>The key that took another's place; null: the name never was a key's.</summary>
    internal static string? SuccessorOf(string key) => Merges.FirstOrDefault(merge => merge.Old == key)?.New;

    /// <summary>
    /// Takes the old keys out, and sets the new ones where the old ones were stricter. A value that was not a number stays, and is refused.
    /// </summary>
    internal static string Rewrite(string text, ConfigNode root)
    {
        var file = Encoding.UTF8.GetBytes(text);
        foreach (var (from, to, stricter) in Merges)
        {
            if (root.Find(from) is not { } old || Number(old) is not { } value || (root.Find(to) is { } given && Number(given) is null))
                continue;
            file = ConfigEdit.Remove(file, from);
            if (stricter(value, root.Find(to) is { } now ? Number(now) : null) is { } wanted)
                file = ConfigEdit.SetInPlace(file, to, wanted == value ? old.Text : wanted.ToString(CultureInfo.InvariantCulture));
        }

        return Encoding.UTF8.GetString(file);
    }

    private static double? Number(ConfigNode node) =>
        node.Kind == ConfigNodeKind.Number && double.TryParse(node.Text, CultureInfo.InvariantCulture, out var value) ? value : null;

    /// <param name="Old">Of format 2.</param>
    /// <param name="New">What says it now.</param>
    /// <param name="Stricter">
    /// From the old key's value and the new one's, null where the file has none: what the new one has to be; null: as it is.
    /// </param>
    private sealed record Merge(string Old, string New, Func<double, double?, double?> Stricter);
}
