using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Commissioning;

internal static partial class Log
{
    [LoggerMessage(7600, LogLevel.Warning, "{Path}: the lane's hours cannot be read: {Reason} Health begins with this hour")]
    public static partial void HoursNotRead(ILogger logger, string path, string reason);

    [LoggerMessage(7601, LogLevel.Warning, "{Path}: the lane's hours cannot be kept: {Reason} It is tried again in five minutes")]
    public static partial void HoursNotKept(ILogger logger, string path, string reason);
}
