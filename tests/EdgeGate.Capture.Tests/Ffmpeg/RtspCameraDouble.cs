using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EdgeGate.Capture.Tests.Ffmpeg;

/// <summary>
/// A network camera: enough of RTSP (RFC 2326) for one viewer over TCP, sending an MPEG transport stream in RTP packets (RFC 2250). It
/// sends its clip once, and then falls silent or closes the connection when it is told to.
/// </summary>
internal sealed class RtspCameraDouble : IDisposable
{
    private const int TsPacketsInOne = 7, TsPacket = 188, RtpHeader = 12;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ManualResetEventSlim _hangUp = new();
    private readonly byte[] _clip;
    private readonly Thread _thread;

    internal RtspCameraDouble(byte[] transportStream)
    {
        _clip = transportStream;
        _listener.Start();
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    internal string Address => $"rtsp://admin:secret@127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/live";

    /// <summary>Closes the connection to the viewer.</summary>
    internal void HangUp() => _hangUp.Set();

    public void Dispose()
    {
        HangUp();
        _listener.Stop();
        _thread.Join();
        _hangUp.Dispose();
    }

    private void Serve()
    {
        try
        {
            using var client = _listener.AcceptTcpClient();
            using var stream = client.GetStream();
            Converse(stream);
        }
        catch (Exception error) when (error is IOException or SocketException)
        {
            // The viewer went away, or the test is over.
        }
    }

    private void Converse(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        while (ReadRequest(reader) is var (method, sequence) && method.Length > 0)
        {
            switch (method)
            {
                case "DESCRIBE":
                    const string sdp = "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nt=0 0\r\nm=video 0 RTP/AVP 33\r\na=control:track1\r\n";
                    Reply(stream, sequence, $"Content-Type: application/sdp\r\nContent-Length: {sdp.Length}\r\n\r\n{sdp}");
                    break;
                case "SETUP":
                    Reply(stream, sequence, "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n\r\n");
                    break;
                case "PLAY":
                    Reply(stream, sequence, "Session: 1\r\n\r\n");
                    SendClip(stream);
                    _hangUp.Wait();
                    return;
                default:
                    Reply(stream, sequence, "Public: OPTIONS, DESCRIBE, SETUP, PLAY\r\n\r\n");
                    break;
            }
        }
    }

    private static (string Method, string Sequence) ReadRequest(StreamReader reader)
    {
        var (method, sequence) = ("", "");
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            if (method.Length == 0)
                method = line.Split(' ')[0];
            if (line.StartsWith("CSeq:", StringComparison.OrdinalIgnoreCase))
                sequence = line["CSeq:".Length..].Trim();
        }

        return (method, sequence);
    }

    private static void Reply(NetworkStream stream, string sequence, string rest) =>
        stream.Write(Encoding.ASCII.GetBytes($"RTSP/1.0 200 OK\r\nCSeq: {sequence}\r\n{rest}"));

    private void SendClip(NetworkStream stream)
    {
        var packet = new byte[4 + RtpHeader + TsPacketsInOne * TsPacket];
        ushort number = 0;
        for (var at = 0; at < _clip.Length; at += TsPacketsInOne * TsPacket)
        {
            var payload = _clip.AsSpan(at, Math.Min(TsPacketsInOne * TsPacket, _clip.Length - at));
            var length = RtpHeader + payload.Length;
            packet[0] = (byte)'$';
            packet[1] = 0;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)length);
            packet[4] = 0x80;
            packet[5] = 33;
            BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(6), number);
            BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(8), number * 900u);
            payload.CopyTo(packet.AsSpan(4 + RtpHeader));
            stream.Write(packet, 0, 4 + length);
            number++;
        }
    }
}
