namespace EdgeGate.Domain.Writing;

/// <summary>Files that are replaced whole: after a power cut there is the old content or the new one, never a part of either.</summary>
public static class WholeFile
{
    /// <summary>Who may read what nobody outside the box's own group should: the owner writes, the group reads.</summary>
    public const UnixFileMode GroupReads = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    /// <summary>The owner alone.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Puts a file in place of another one and returns when it lasts. A link of that name is replaced, never followed.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="content">All of it.</param>
    /// <param name="mode">Rights of a file that is new; one that is there keeps its own, unless the owner alone may read what is to be in
    /// it.</param>
    /// <exception cref="IOException">It cannot be written; the old file is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static void Replace(string path, ReadOnlySpan<byte> content, UnixFileMode mode = GroupReads)
    {
        var part = path + ".part";
        try
        {
            using (var stream = CreateNew(part, mode))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && mode != OwnerOnly && new FileInfo(path) is { Exists: true, LinkTarget: null })
                File.SetUnixFileMode(part, File.GetUnixFileMode(path));
            File.Move(part, path, overwrite: true);
        }
        catch
        {
            // On a full disk half a file would take the room that the next attempt needs, and may hold what is private.
            File.Delete(part);
            throw;
        }

        // The new name lasts with the next flush of the file it belongs to: ext4, btrfs and f2fs log a rename with the file that was
        // renamed. Opened to read: the rights that it keeps may let nobody write.
        using var renamed = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        RandomAccess.FlushToDisk(renamed);
    }

    /// <summary>
    /// Makes a file that was not there. What has its name is removed first, a link itself and not what it points to: whoever prepared a
    /// stick says nothing about what is written elsewhere.
    /// </summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="mode">Its rights.</param>
    /// <exception cref="IOException">It cannot be made, or somebody made one of that name meanwhile.</exception>
    public static FileStream CreateNew(string path, UnixFileMode mode = GroupReads)
    {
        File.Delete(path);
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None,
            BufferSize = 0
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = mode;
        return new FileStream(path, options);
    }
}
