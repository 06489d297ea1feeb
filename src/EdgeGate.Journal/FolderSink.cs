using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Journal;

/// <summary>
/// An export in a folder, for a USB stick. Until <see cref="Finish"/> the folder is called <c>.partial</c>: a stick that is pulled out
/// leaves no half export that looks like a whole one. Every file is flushed before the next one begins.
/// </summary>
public sealed class FolderSink : IExportSink
{
    private readonly string _partial;

    /// <param name="parent">An existing folder, the stick's.</param>
    /// <param name="name">Of the new folder in it.</param>
    /// <exception cref="IOException">The name is taken, or nothing can be written there.</exception>
    public FolderSink(string parent, string name)
    {
        Folder = Path.Combine(parent, name);
        _partial = Folder + ".partial";
        if (Path.Exists(Folder))
            throw new IOException($"{Folder} exists already; choose another name");
        if (Directory.Exists(_partial))
            Directory.Delete(_partial, recursive: true);
        Directory.CreateDirectory(_partial);
    }

    /// <summary>Where the export lies once it is finished.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public Stream Create(string name)
    {
        // Names come from another process: none of them may lead out of the folder.
        var path = Path.GetFullPath(name, Path.GetFullPath(_partial));
        if (!path.StartsWith(Path.GetFullPath(_partial) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            throw new IOException($"\"{name}\" is no name within an export");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new FlushedStream(WholeFile.CreateNew(path));
    }

    /// <summary>Gives the folder its name.</summary>
    public void Finish() => Directory.Move(_partial, Folder);
}
