namespace EdgeGate.Access.Lists;

/// <summary>
/// Problems of a list file on their way to a person: counts all, and holds the first ones, since nobody corrects a hundred thousand lines
/// one by one and a page that shows them would take the box's memory.
/// </summary>
internal sealed class ListProblems
{
    /// <summary>Problems that are held.</summary>
    public const int MostNamed = 1000;

    private readonly List<ListLineProblem> _named = [];
    private ListLineProblem? _next;

    public int Count { get; private set; }

    public void Add(ListLineProblem problem)
    {
        if (Count++ < MostNamed)
            _named.Add(problem);
        else
            _next ??= problem;
    }

    /// <summary>Those that are held, and one that says how many are not.</summary>
    public IReadOnlyList<ListLineProblem> Named() => _next is null ? _named :
        [.. _named, new(_next.Line, "", $"from here on {Count - MostNamed} more are not named", "correct those above, and look again")];
}
