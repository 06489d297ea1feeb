using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Supervision;

internal static partial class Log
{
    [LoggerMessage(7500, LogLevel.Error, "{Stage} failed on the way of a picture, {Count} since the start; the lane goes on")]
    public static partial void StageFailed(ILogger logger, LaneStage stage, long count, Exception exception);

    [LoggerMessage(7501, LogLevel.Error, "A fault of the lane could not be told")]
    public static partial void FaultNotTold(ILogger logger, Exception exception);
}
