using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole.Http;

internal static partial class Log
{
    [LoggerMessage(6103, LogLevel.Error, "{Method} {Path} failed")]
    public static partial void RequestFailed(ILogger logger, string method, string path, Exception exception);
}
