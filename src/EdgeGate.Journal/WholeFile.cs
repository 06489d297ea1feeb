namespace EdgeGate.Journal;

/// <summary>Files that are replaced whole: after a power cut there is the old content or the new one, never a part of either.</summary>
public static class WholeFile
{
    /// <summary>Puts a file in place of another one and returns when it lasts.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">All of it.</param>
    /// <exception cref="IOException">It cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content)
    {
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows() && File.Exists(path))
            File.SetUnixFileMode(part, File.GetUnixFileMode(path));
        File.Move(part, path, overwrite: true);

        // The new name lasts with the next flush of the file it belongs to: ext4, btrfs and f2fs log a rename with the file that was renamed.
        using var renamed = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        renamed.Flush(flushToDisk: true);
    }
}
