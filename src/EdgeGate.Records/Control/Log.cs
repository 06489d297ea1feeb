using Microsoft.Extensions.Logging;

namespace EdgeGate.Records.Control;

internal static partial class Log
{
    [LoggerMessage(7300, LogLevel.Warning,
        "{Path}: no control socket: {Reason} Commands that look into the journal then need the lane stopped")]
    internal static partial void NoControl(ILogger logger, string path, string reason);

    [LoggerMessage(7301, LogLevel.Information, "A conversation on the control socket ended: {Reason}")]
    internal static partial void ControlFailed(ILogger logger, string reason);

    [LoggerMessage(7303, LogLevel.Warning, "{Who}: {Reason}")]
    internal static partial void TooLate(ILogger logger, string who, string reason);

    [LoggerMessage(7302, LogLevel.Error, "A question on the control socket met a mistake in this program; the lane goes on")]
    internal static partial void ControlBug(ILogger logger, Exception exception);
}
