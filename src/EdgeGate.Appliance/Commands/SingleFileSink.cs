using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// Keeps the one file of an export that a person asked for by its ending. An existing file is replaced once the new one is whole.
/// </summary>
internal sealed class SingleFileSink(string path) : IExportSink, IDisposable
{
    private readonly string _part = path + ".part";

    public Stream Create(string name) => name == $"events{Path.GetExtension(path).ToLowerInvariant()}"
        ? new FlushedStream(WholeFile.CreateNew(_part))
        : Stream.Null;

    /// <summary>Puts the file in its place.</summary>
    internal void Finish() => File.Move(_part, path, overwrite: true);

    public void Dispose() => File.Delete(_part);
}
