using Microsoft.Extensions.Logging;

namespace EdgeGate.Records;

internal static partial class Log
{
    [LoggerMessage(7400, LogLevel.Warning, "No daily report of near misses: {Reason} It is tried again in an hour")]
    internal static partial void NoDailyReport(ILogger logger, string reason);
}
