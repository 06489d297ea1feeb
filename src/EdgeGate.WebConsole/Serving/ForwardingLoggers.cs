using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole.Serving;

/// <summary>Hands what the web server has to say to the lane's own log.</summary>
internal sealed class ForwardingLoggers(ILogger logger) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => logger;

    public void Dispose()
    {
    }
}
