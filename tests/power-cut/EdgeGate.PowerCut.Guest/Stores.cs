using EdgeGate.Domain.Events;

namespace EdgeGate.PowerCut.Guest;

/// <summary>The stores by name.</summary>
internal static class Stores
{
    internal static IReadStore Open(string name, string directory)
    {
        IReadStoreDriver driver = name switch
        {
            "sqlite" => new Platform.Native.Storage.SqliteReadStoreDriver(),
#if LITEDB
            "litedb" => new Platform.Packages.Storage.LiteReadStoreDriver(),
#endif
            _ => throw new ArgumentException($"no store {name} in this build", nameof(name)),
        };
        return driver.Open(directory);
    }
}
