using System.Security.Cryptography;
using EdgeGate.Access.Lists;

namespace EdgeGate.Records.Lists;

/// <summary>What a person has to know before one list takes another one's place. Pure.</summary>
public static class ListComparison
{
    /// <summary>Vehicles that are denied now and would not be any more.</summary>
    public static IReadOnlyList<string> LostBans(AccessList before, AccessList after)
    {
        var denied = after.Entries.Where(entry => entry.List == ListKind.Deny).Select(entry => entry.Plate)
            .ToHashSet(StringComparer.Ordinal);
        return [.. before.Entries.Where(entry => entry.List == ListKind.Deny && !denied.Contains(entry.Plate))
            .DistinctBy(entry => entry.Plate).Select(entry => entry.Describe())];
    }

    /// <summary>Pairs that a tolerance could confuse.</summary>
    public static IEnumerable<string> LookAlikes(AccessList list) =>
        list.Conflicts.Select(conflict => $"{conflict.First.Describe()} and {conflict.Second.Describe()}");

    /// <summary>A name for what a list says, to be recognised by.</summary>
    public static string NameOf(AccessList list)
    {
        using var sum = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, sum, CryptoStreamMode.Write))
        using (var writer = new StreamWriter(stream))
            ListCsv.Export(list, writer);
        return Convert.ToHexStringLower(sum.Hash!)[..16];
    }
}
