namespace EdgeGate.Capture.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("edgegate capture ").FullName;

    internal string Write(string name, ReadOnlySpan<byte> content)
    {
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(file, content.ToArray());
        return file;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
