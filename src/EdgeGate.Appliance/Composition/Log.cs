using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Composition;

internal static partial class Log
{
    [LoggerMessage(7502, LogLevel.Error, "{Part} could not be closed; the others are")]
    internal static partial void NotClosed(ILogger logger, string part, Exception exception);
}
