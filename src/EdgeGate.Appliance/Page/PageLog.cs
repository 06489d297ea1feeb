using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Page;

internal static partial class PageLog
{
    [LoggerMessage(7000, LogLevel.Error, "No picture for the page")]
    public static partial void PictureFailed(ILogger logger, Exception exception);
}
