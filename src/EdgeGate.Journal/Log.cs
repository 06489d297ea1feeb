using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Error, "An event was not on disk after {TookMs:0} ms, {BudgetMs} ms were allowed")]
    public static partial void TooSlow(ILogger logger, double tookMs, int budgetMs);

    [LoggerMessage(5001, LogLevel.Error, "The store refused events: {Kind}")]
    public static partial void Refused(ILogger logger, ReadStoreFaultKind kind, Exception exception);

    [LoggerMessage(5002, LogLevel.Error, "The store did not answer for five seconds; the journal's thread was left behind")]
    public static partial void LeftBehind(ILogger logger);

    [LoggerMessage(5003, LogLevel.Warning, "A damaged store was set aside as {Path} and a new one begun")]
    public static partial void SetAside(ILogger logger, string path);

    [LoggerMessage(5004, LogLevel.Information, "Retention deleted {Count} events of kind {Kind}")]
    public static partial void Deleted(ILogger logger, int count, GateEventKind kind);

    [LoggerMessage(5005, LogLevel.Warning, "The wall clock moved by {Seconds:0.0} s")]
    public static partial void ClockMoved(ILogger logger, double seconds);

    [LoggerMessage(5007, LogLevel.Warning, "What {Path} holds could not be carried over")]
    public static partial void NotSalvaged(ILogger logger, string path, Exception exception);

    [LoggerMessage(5008, LogLevel.Warning, "There is still no disk for the journal: {Kind}")]
    public static partial void NoDiskYet(ILogger logger, ReadStoreFaultKind kind, Exception exception);

    [LoggerMessage(5009, LogLevel.Error, "The journal met a fault that no store should raise")]
    public static partial void Unexpected(ILogger logger, Exception exception);

    [LoggerMessage(5010, LogLevel.Information, "What was set aside is old enough and was deleted: {Path}")]
    public static partial void SetAsideDeleted(ILogger logger, string path);

    [LoggerMessage(5011, LogLevel.Warning, "What was set aside beside {Path} could not be deleted")]
    public static partial void NotDeleted(ILogger logger, string path, Exception exception);

    [LoggerMessage(5006, LogLevel.Information, "Retention took the pictures off {Count} events")]
    public static partial void PicturesDeleted(ILogger logger, int count);
}
