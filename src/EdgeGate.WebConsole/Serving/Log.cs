using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole.Serving;

internal static partial class Log
{
    [LoggerMessage(6104, LogLevel.Error, "Work of the console failed")]
    public static partial void WorkFailed(ILogger logger, Exception exception);

    [LoggerMessage(6106, LogLevel.Warning,
        "More connections than there are places for: {Times} were cut or refused since the last line like this; the newest came from {Address}")]
    public static partial void Crowded(ILogger logger, int times, string address);
}
