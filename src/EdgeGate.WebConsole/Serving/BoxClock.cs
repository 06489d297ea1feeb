using System.Globalization;
using System.Security.Cryptography;
using EdgeGate.Domain;

namespace EdgeGate.WebConsole.Serving;

/// <summary>
/// The box's own clock as pages learn it: a name of this run, and milliseconds that never go back. Every answer and every message of the
/// live socket carries it, so that a page can say when a button was pressed, and how old what it shows is, in the box's time. Nobody's
/// wall clock takes part. Safe from any thread.
/// </summary>
internal sealed class BoxClock(TimeProvider time)
{
    /// <summary>The header of every answer.</summary>
    internal const string Header = "X-EdgeGate-Clock";

    // Of another run nothing can be said but that it is over: its milliseconds may have begun anywhere.
    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));

    /// <summary>Now, monotonic.</summary>
    internal TimeSpan Now => time.LaneNow();

    /// <summary>Now, as a page gets it: <c>9f3c01ab.123456</c>.</summary>
    internal string Text => Write(Now);

    /// <summary>A moment as a page gets it.</summary>
    internal string Write(TimeSpan moment) => string.Create(CultureInfo.InvariantCulture, $"{_run}.{Milliseconds(moment)}");

    /// <summary>Whole milliseconds of a moment.</summary>
    internal static long Milliseconds(TimeSpan moment) => (long)moment.TotalMilliseconds;

    /// <summary>A moment that a page gives back; null when it is none of this run.</summary>
    internal TimeSpan? Read(string? text) =>
        text is { Length: <= 32 } && text.Split('.') is [var run, var milliseconds] && run == _run
        && long.TryParse(milliseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value < (long)TimeSpan.MaxValue.TotalMilliseconds
            ? TimeSpan.FromMilliseconds(value) : null;
}
