using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>Makes the names in a directory survive a power cut; syncing a file does not do that for its name.</summary>
public static class DurableDirectory
{
    /// <summary>Writes a directory's entries to the disk.</summary>
    /// <exception cref="IOException">It cannot be opened or written; the message names it.</exception>
    public static void Sync(string directory)
    {
        using var descriptor = new FileDescriptor(Libc.Open(directory, Libc.CloseOnExec));
        if (descriptor.IsInvalid || Libc.Sync(descriptor) != 0)
            throw new IOException($"{directory}: cannot be synced: {Errno.Describe(Marshal.GetLastPInvokeError())}");
    }
}
