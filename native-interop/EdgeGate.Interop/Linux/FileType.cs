namespace EdgeGate.Interop.Linux;

/// <summary>What a name in the file system stands for: reading a pipe waits for somebody who writes, and a device may never end.</summary>
public static class FileType
{
    private const int FromHere = -100;
    private const uint WantType = 0x1;

    // struct statx (linux/stat.h) is the same on every machine: 256 bytes, the mode at 28; the type is in its upper four bits (inode(7)).
    private const int StatusBytes = 256;
    private const int ModeAt = 28;
    private const int TypeBits = 0xF000;

    /// <summary>Null for a plain file, or a link to one, and for a name that nothing has; otherwise what it is, in words.</summary>
    public static unsafe string? IfNotPlain(string path)
    {
        Span<byte> status = stackalloc byte[StatusBytes];
        fixed (byte* bytes = status)
        {
            if (!OperatingSystem.IsLinux() || Libc.Status(FromHere, path, 0, WantType, bytes) != 0)
                return null;
        }

        return (BitConverter.ToUInt16(status[ModeAt..]) & TypeBits) switch
        {
            0x8000 => null,
            0x4000 => "a folder",
            0x1000 => "a pipe",
            0xC000 => "a socket",
            _ => "a device",
        };
    }
}
