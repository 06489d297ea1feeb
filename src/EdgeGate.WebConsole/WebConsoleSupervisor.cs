using EdgeGate.Configuration.Options;
using EdgeGate.WebConsole.Ports;
using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole;

/// <summary>
/// Keeps the page served, on a thread of its own: a port that is taken or a network port without an address is tried again, and the
/// lane neither waits for it nor ends with it.
/// </summary>
public sealed class WebConsoleSupervisor : IDisposable
{
    private static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(30);

    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <inheritdoc cref="WebConsoleServer(ConsolePorts, ConsoleOptions, string, TimeProvider, ILogger, Action{PageAddress})"/>
    public WebConsoleSupervisor(
        ConsolePorts ports, ConsoleOptions options, string directory, TimeProvider time, ILogger logger, Action<PageAddress>? tell = null)
    {
        _thread = new Thread(() => Run(() => new WebConsoleServer(ports, options, directory, time, logger, tell),
            logger))
        { Name = "console", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Closes the port.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run(Func<WebConsoleServer> serve, ILogger logger)
    {
        do
        {
            try
            {
                using var server = serve();
                _stop.Wait();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whatever is wrong with the page, the lane goes on.
                Log.NotServing(logger, e.Message, (int)RetryEvery.TotalSeconds, e);
            }
        }
        while (!_stop.Wait(RetryEvery));
    }
}
