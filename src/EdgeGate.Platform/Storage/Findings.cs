namespace EdgeGate.Platform.Storage;

/// <summary>What was found to be wrong with a store, each thing once. Bounded; safe from any thread.</summary>
internal sealed class Findings
{
    private const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _new = [];

    /// <summary>Notes a finding, unless it is known.</summary>
    internal void Add(string finding)
    {
        lock (_gate)
        {
            if (_known.Count < Most && _known.Add(finding))
                _new.Add(finding);
        }
    }

    /// <summary>What is new since the last call.</summary>
    internal IReadOnlyList<string> Take()
    {
        lock (_gate)
        {
            string[] taken = [.. _new];
            _new.Clear();
            return taken;
        }
    }
}
