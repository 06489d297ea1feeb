using Microsoft.Extensions.Logging;

namespace EdgeGate.Vision;

/// <summary>Everything the vision stage logs; ids 2000 to 2999.</summary>
internal static partial class Log
{
    [LoggerMessage(2000, LogLevel.Information,
        "models {Detector} {DetectorVersion} and {Recogniser} {RecogniserVersion} run on {Backend}")]
    internal static partial void ModelsLoaded(
        ILogger logger, string detector, string detectorVersion, string recogniser, string recogniserVersion, string backend);
}
