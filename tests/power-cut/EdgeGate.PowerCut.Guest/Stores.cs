using EdgeGate.Domain.Events;
using EdgeGate.Platform.Storage;

namespace EdgeGate.PowerCut.Guest;

/// <summary>The stores by name.</summary>
internal static class Stores
{
    internal static IReadStore Open(string name, string directory) => name switch
    {
        "litedb" => new LiteReadStoreDriver().Open(directory),
        "careless" => OpenCareless(directory),
        _ => throw new ArgumentException($"no store {name} in this program", nameof(name)),
    };

    // The control: the same store on files whose Flush leaves the data with the system. It acknowledges what the next power cut takes away.
    private static LiteReadStore OpenCareless(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = Path.Combine(directory, "journal.db");
        return new(path, Plain(path), Plain(Path.Combine(directory, "journal-log.db")));
    }

    private static FileStream Plain(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
}
