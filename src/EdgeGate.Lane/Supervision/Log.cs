using Microsoft.Extensions.Logging;

namespace EdgeGate.Lane.Supervision;

internal static partial class Log
{
    [LoggerMessage(7500, LogLevel.Error, "{Stage} failed on the way of a picture, {Count} since the start; the lane goes on")]
    internal static partial void StageFailed(ILogger logger, LaneStage stage, long count, Exception exception);

    [LoggerMessage(7501, LogLevel.Error, "A fault of the lane could not be told")]
    internal static partial void FaultNotTold(ILogger logger, Exception exception);
}
