namespace EdgeGate.Contracts.Events;

/// <summary>A folder for one store, with a space in its name, gone after the test.</summary>
public sealed class StoreFolder : IDisposable
{
    /// <summary>Where.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("edgegate store ").FullName;

    /// <summary>Removes it.</summary>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
