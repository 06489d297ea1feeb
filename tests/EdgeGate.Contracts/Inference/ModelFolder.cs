namespace EdgeGate.Contracts.Inference;

/// <summary>A folder of its own for one test; gone when the test ends.</summary>
public sealed class ModelFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("edgegate models ");

    /// <summary>Writes a file and returns its path, which holds a blank: paths with blanks must work.</summary>
    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>The path of a file that may not exist.</summary>
    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);
}
