using System.Net.Sockets;
using System.Text;

namespace EdgeGate.Lane.Supervision;

/// <summary>The notification socket of systemd (sd_notify(3)): one datagram a message. Safe from any thread.</summary>
public sealed class NotifySocket : INotifier
{
    /// <summary>Where systemd says that it listens.</summary>
    public const string Variable = "NOTIFY_SOCKET";

    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly UnixDomainSocketEndPoint _manager;

    private NotifySocket(string address) => _manager = new(address[0] == '@' ? '\0' + address[1..] : address);

    /// <summary>The socket that the environment names; null when nobody listens.</summary>
    /// <param name="address">A path, or @ and an abstract name; anything else counts as none.</param>
    public static NotifySocket? Open(string? address) => address is ['/' or '@', _, ..] ? new(address) : null;

    public void Send(string message)
    {
        try
        {
            _socket.SendTo(Encoding.UTF8.GetBytes(message), _manager);
        }
        catch (SocketException)
        {
            // The manager restarts now and then; a message that was missed is followed by the next.
        }
    }

    public void Dispose() => _socket.Dispose();
}
