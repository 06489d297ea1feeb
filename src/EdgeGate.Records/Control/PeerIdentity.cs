using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;

namespace EdgeGate.Records.Control;

/// <summary>Who is at the other end of a local socket, by the kernel's word (unix(7), SO_PEERCRED), not by his own.</summary>
public static class PeerIdentity
{
    private const int SolSocket = 1, SoPeerCred = 17;

    /// <summary>Name and process, such as <c>anna (process 812)</c>; numbers where there is no name.</summary>
    public static string Of(Socket socket, string users = "/etc/passwd")
    {
        // struct ucred: process, user, group; 32 bits each.
        Span<byte> credentials = stackalloc byte[12];
        socket.GetRawSocketOption(SolSocket, SoPeerCred, credentials);
        var process = Number(credentials);
        var user = Number(credentials[4..]);
        return string.Create(CultureInfo.InvariantCulture, $"{NameOf((uint)user, users)} (process {process})");
    }

    private static int Number(ReadOnlySpan<byte> bytes) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : BinaryPrimitives.ReadInt32BigEndian(bytes);

    private static string NameOf(uint user, string users)
    {
        var number = user.ToString(CultureInfo.InvariantCulture);
        try
        {
            foreach (var line in File.ReadLines(users))
            {
                var fields = line.Split(':');
                if (fields.Length > 2 && fields[2] == number)
                    return fields[0];
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The number will do.
        }

        return $"user {number}";
    }
}
