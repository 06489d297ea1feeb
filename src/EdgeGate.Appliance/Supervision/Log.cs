using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Supervision;

internal static partial class Log
{
    [LoggerMessage(7500, LogLevel.Error, "{Stage} failed on the way of a picture, {Count} since the start; the lane goes on")]
    public static partial void StageFailed(ILogger logger, LaneStage stage, long count, Exception exception);

    [LoggerMessage(7502, LogLevel.Error, "{Part} could not be closed; the others are")]
    public static partial void NotClosed(ILogger logger, string part, Exception exception);

    [LoggerMessage(7501, LogLevel.Error, "A fault of the lane could not be told")]
    public static partial void FaultNotTold(ILogger logger, Exception exception);
}
