using System.Net;
using System.Net.Sockets;

namespace EdgeGate.EndToEnd;

/// <summary>
/// A cable between a browser and the box that can be pulled and put back: what was sent meanwhile arrives late, as TCP has it.
/// </summary>
internal sealed class BlackHole : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ManualResetEventSlim _whole = new(true);

    internal BlackHole(int target)
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        new Thread(() => Accept(target)) { IsBackground = true }.Start();
    }

    internal int Port { get; }

    internal void Pull() => _whole.Reset();

    internal void PutBack() => _whole.Set();

    public void Dispose()
    {
        _listener.Stop();
        _whole.Set();
    }

    private void Accept(int target)
    {
        try
        {
            while (true)
            {
                var (browser, box) = (_listener.AcceptTcpClient(), new TcpClient("127.0.0.1", target));
                new Thread(() => Carry(browser.GetStream(), box.GetStream())) { IsBackground = true }.Start();
                new Thread(() => Carry(box.GetStream(), browser.GetStream())) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    private void Carry(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (from.Read(buffer) is > 0 and var count)
            {
                _whole.Wait();
                to.Write(buffer, 0, count);
            }
        }
        catch (IOException)
        {
            // One of the ends has gone.
        }
    }
}
