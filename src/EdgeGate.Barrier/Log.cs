using EdgeGate.Domain.Gate;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Barrier;

internal static partial class Log
{
    [LoggerMessage(4000, LogLevel.Information, "{Report}")]
    public static partial void Moved(ILogger logger, string report);

    [LoggerMessage(4001, LogLevel.Warning, "{Report}")]
    public static partial void Alarm(ILogger logger, string report);

    [LoggerMessage(4002, LogLevel.Error,
        "Contact {Output} could not be set to {Active}; every contact is being opened until the lines answer again")]
    public static partial void ContactFailed(ILogger logger, GateOutput output, bool active, Exception exception);

    [LoggerMessage(4003, LogLevel.Error, "The lines of {Lines} do not answer; the barrier thread was left behind")]
    public static partial void LoopHangs(ILogger logger, string lines);

    [LoggerMessage(4004, LogLevel.Error, "A turn of the barrier failed; the next one is tried")]
    public static partial void TurnFailed(ILogger logger, Exception exception);
}
