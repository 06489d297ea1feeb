using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>
/// Whose a file is. Commands are run by root while the lane has a user of its own: what they leave in the lane's folder has to be the
/// lane's, or it cannot read it.
/// </summary>
/// <param name="User">Number of the user.</param>
/// <param name="Group">Number of the group.</param>
public readonly record struct FileOwner(uint User, uint Group)
{
    private const int FromHere = -100;
    private const int NotFollowed = 0x100;
    private const uint WantOwners = 0x8 | 0x10;

    private const uint WantNames = 0x4;

    // struct statx (linux/stat.h) is the same on every machine: 256 bytes, number of names at 16, user at 20, group at 24.
    private const int StatusBytes = 256;
    private const int NamesAt = 16;
    private const int UserAt = 20;
    private const int GroupAt = 24;

    /// <summary>True when this process may give files away.</summary>
    public static bool MayGive => OperatingSystem.IsLinux() && Libc.EffectiveUser() == 0;

    /// <summary>The owner of a file or folder; null when there is none, or it cannot be told.</summary>
    public static unsafe FileOwner? Of(string path)
    {
        Span<byte> status = stackalloc byte[StatusBytes];
        fixed (byte* bytes = status)
        {
            if (Libc.Status(FromHere, path, 0, WantOwners, bytes) != 0)
                return null;
        }

        return new(Number(status[UserAt..]), Number(status[GroupAt..]));
    }

    /// <summary>
    /// True when the file has only this one name. One with two may be somebody else's, linked to where it would be given away: an old
    /// trick.
    /// </summary>
    public static unsafe bool HasOneName(string path)
    {
        Span<byte> status = stackalloc byte[StatusBytes];
        fixed (byte* bytes = status)
            return Libc.Status(FromHere, path, NotFollowed, WantNames, bytes) == 0 && Number(status[NamesAt..]) == 1;
    }

    /// <summary>Gives a file or folder to this owner; a link itself, not what it leads to.</summary>
    /// <exception cref="IOException">It cannot be given away; the message names it.</exception>
    public void Give(string path)
    {
        if (Libc.ChangeOwner(path, User, Group) != 0)
            throw new IOException($"{path}: cannot be given to user {User}: {Errno.Describe(Marshal.GetLastPInvokeError())}");
    }

    private static uint Number(ReadOnlySpan<byte> bytes) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
