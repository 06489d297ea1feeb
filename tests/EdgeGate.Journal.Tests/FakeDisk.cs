using EdgeGate.Domain.Events;
using EdgeGate.TestKit;

namespace EdgeGate.Journal.Tests;

/// <summary>
/// Opens fake stores in real folders: a store belongs to the folder's file, so that one that is set aside is another one.
/// </summary>
internal sealed class FakeDisk : IReadStoreDriver
{
    private const string FileName = "events.db";

    private readonly Dictionary<string, FakeReadStore> _stores = [];

    /// <summary>The next openings throw this; null: they work.</summary>
    internal ReadStoreFaultKind? Fault { get; set; }

    /// <summary>How many of the next openings throw.</summary>
    internal int Faults { get; set; } = int.MaxValue;

    /// <summary>The store that was opened last.</summary>
    internal FakeReadStore Last { get; private set; } = new();

    public IReadStore Open(string directory, StoreSeal? seal = null)
    {
        if (Fault is { } kind && Faults-- > 0)
            throw new ReadStoreFaultException(kind, "asked for by a test");
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, FileName);
        if (!File.Exists(file))
            File.WriteAllText(file, Guid.NewGuid().ToString());
        return Last = Of(file);
    }

    public IEnumerable<GateEvent> Salvage(string directory)
    {
        var file = Path.Combine(directory, FileName);
        return File.Exists(file) ? Of(file).Query(new EventQuery { Limit = 1000 }).Reverse() : [];
    }

    private FakeReadStore Of(string file)
    {
        var key = File.ReadAllText(file);
        return _stores.TryGetValue(key, out var store) ? store : _stores[key] = new FakeReadStore();
    }
}
