using EdgeGate.Domain.Records;

namespace EdgeGate.Appliance.Commands;

/// <summary>Keeps the one file of an export that a person asked for by its ending. An existing file is replaced once the new one is whole.</summary>
internal sealed class SingleFileSink(string path) : IExportSink, IDisposable
{
    private readonly string _part = path + ".part";

    public Stream Create(string name) => name == $"events{Path.GetExtension(path).ToLowerInvariant()}"
        ? new FileStream(_part, FileMode.Create, FileAccess.Write)
        : Stream.Null;

    /// <summary>Puts the file in its place.</summary>
    internal void Finish()
    {
        using (var stream = new FileStream(_part, FileMode.Open, FileAccess.ReadWrite))
            stream.Flush(flushToDisk: true);
        File.Move(_part, path, overwrite: true);
    }

    public void Dispose() => File.Delete(_part);
}
