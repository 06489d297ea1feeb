namespace EdgeGate.WebConsole.Accounts;

/// <summary>Files that nobody but the appliance may read, replaced whole or not at all.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <exception cref="IOException">The disk is full or read-only.</exception>
    internal static void Write(string path, ReadOnlySpan<byte> content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        var part = path + ".part";
        File.Delete(part);
        try
        {
            using (var stream = new FileStream(part, options))
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            // Nothing of a secret stays behind where there was no room for the whole.
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Makes the folder, for the owner only.</summary>
    internal static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
    }
}
