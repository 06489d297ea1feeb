namespace EdgeGate.Access.Plates;

/// <summary>
/// The only mistakes that a tolerant match forgives. A pair stands here because the two shapes differ by a stroke that dirt,
/// glare or a low sun removes; not because a recogniser happened to confuse them once. Two digits are never a pair:
/// between two digits every number is a real plate, between a letter and a digit usually only one of them is.
/// </summary>
public static class LookAlikes
{
    private static readonly string[] Partners = new string[128];
    private static readonly char[] Classes = new char[128];

    /// <summary>Every pair; the relation goes both ways and is not transitive.</summary>
    public static IReadOnlyList<LookAlikePair> Pairs { get; } =
    [
        new('0', 'O', "the same oval in most plate fonts"),
        new('0', 'D', "an oval whose left side is flattened by glare"),
        new('0', 'Q', "the tail of the Q is lost in dirt"),
        new('O', 'D', "the corners of the D are rounded by blur"),
        new('O', 'Q', "the tail of the Q is lost in dirt"),
        new('1', 'I', "one upright stroke; serifs are lost when small"),
        new('1', 'L', "the foot of the L hides behind a frame or bolt"),
        new('I', 'L', "the foot of the L hides behind a frame or bolt"),
        new('2', 'Z', "the curve of the 2 is straightened by blur"),
        new('4', 'A', "a closed top over a crossbar"),
        new('5', 'S', "the corner of the 5 is rounded by blur"),
        new('6', 'G', "the opening of the G is closed by blur"),
        new('7', 'T', "the left half of the T's bar is hidden by a bolt"),
        new('8', 'B', "the left side of the B is rounded by blur"),
        new('C', 'G', "the bar of the G is lost in glare"),
        new('U', 'V', "the foot is narrowed by a steep view"),
    ];

    static LookAlikes()
    {
        Array.Fill(Partners, "");
        for (var c = '\0'; c < Classes.Length; c++)
            Classes[c] = c;
        foreach (var (first, second, _) in Pairs)
        {
            Partners[first] += second;
            Partners[second] += first;
            var (keep, drop) = (Classes[first], Classes[second]);
            for (var c = 0; c < Classes.Length; c++)
                Classes[c] = Classes[c] == drop ? keep : Classes[c];
        }
    }

    /// <summary>The characters that <paramref name="c"/> can be mistaken for; empty for most.</summary>
    public static string PartnersOf(char c) => c < Partners.Length ? Partners[c] : "";

    /// <summary>True when the two form a pair; false for equal characters.</summary>
    public static bool ArePair(char a, char b) => PartnersOf(a).Contains(b);

    /// <summary>
    /// One character that stands for every character reachable over pairs: texts within any number of look-alikes of each other
    /// have the same classes, so that candidates are found by one look-up. The reverse does not hold.
    /// </summary>
    public static char ClassOf(char c) => c < Classes.Length ? Classes[c] : c;

    /// <summary>How many positions differ if every difference is a pair; -1 when the texts differ in any other way.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.Length != b.Length)
            return -1;
        var distance = 0;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] == b[i])
                continue;
            if (!ArePair(a[i], b[i]))
                return -1;
            distance++;
        }

        return distance;
    }
}
