using EdgeGate.Interop.Linux;

namespace EdgeGate.Configuration.Parsing;

/// <summary>
/// Reads files that somebody else may have put there: never waits for a pipe, never reads a device, never takes all memory.
/// </summary>
public static class PlainFile
{
    /// <summary>The content.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="longest">Bytes, at most; a larger file is not read.</param>
    /// <exception cref="IOException">It is not a plain file, is too large, or cannot be read; the message says which.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static byte[] Read(string path, int longest)
    {
        if (FileType.IfNotPlain(path) is { } kind)
            throw new IOException($"it is {kind}, not a file");
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length > longest)
            throw new IOException($"it has {length / 1_000_000} MB; at most {longest / 1_000_000} MB are read");
        var bytes = new byte[length];
        var at = 0;
        while (at < bytes.Length && RandomAccess.Read(file, bytes.AsSpan(at), at) is var read and > 0)
            at += read;
        return at == bytes.Length ? bytes : bytes[..at];
    }
}
