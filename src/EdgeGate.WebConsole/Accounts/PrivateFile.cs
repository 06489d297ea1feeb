using EdgeGate.Domain.Writing;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>Files that nobody but the appliance may read, replaced whole or not at all.</summary>
internal static class PrivateFile
{
    /// <exception cref="IOException">The disk is full or read-only.</exception>
    internal static void Write(string path, ReadOnlySpan<byte> content) => WholeFile.Replace(path, content, WholeFile.OwnerOnly);

    /// <summary>Makes the folder, for the owner only.</summary>
    internal static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, WholeFile.OwnerOnly | UnixFileMode.UserExecute);
    }
}
