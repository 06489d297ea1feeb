using EdgeGate.Domain.Frames;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Capture;

/// <summary>What capture writes to the log. Event ids 1000 to 1999.</summary>
internal static partial class Log
{
    [LoggerMessage(1000, LogLevel.Information, "capture: connected to {Source}")]
    internal static partial void Connected(ILogger logger, string source);

    [LoggerMessage(1001, LogLevel.Warning, "capture: {Kind}: {Reason}")]
    internal static partial void Fault(ILogger logger, CameraFaultKind kind, string reason);

    [LoggerMessage(1002, LogLevel.Information, "capture: next attempt in {Seconds:0.##} s")]
    internal static partial void Retrying(ILogger logger, double seconds);

    [LoggerMessage(1003, LogLevel.Warning, "capture: passed over {Reason}")]
    internal static partial void PictureSkipped(ILogger logger, string reason);

    [LoggerMessage(1004, LogLevel.Warning, "capture: {Source}: the decoder complained: {Words}")]
    internal static partial void DecoderComplained(ILogger logger, string source, string words);

    [LoggerMessage(1005, LogLevel.Warning, "capture: the source could not be closed; it is opened again all the same")]
    internal static partial void NotClosed(ILogger logger, Exception error);
}
