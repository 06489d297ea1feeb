using System.Globalization;
using EdgeGate.Domain.Timing;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// Shows a person at a terminal that something goes on: what, for how long, and how far, on one line that is wiped away at the end. Quick
/// things show nothing, and a pipe or a file gets nothing. Any thread may count.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2), Every = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly TextWriter? _terminal;
    private readonly string _what;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer? _timer;
    private long _done;
    private int _width;

    /// <summary>Begins to wait.</summary>
    /// <param name="what">What goes on: <c>measuring</c>.</param>
    /// <param name="terminal">Null: nobody looks.</param>
    /// <param name="time">The clock.</param>
    internal ProgressLine(string what, TextWriter? terminal, TimeProvider time)
    {
        (_what, _terminal, _time, _start) = (what, terminal, time, time.GetTimestamp());
        if (terminal is not null)
            _timer = time.CreateSteadyTimer(Show, _ => { }, Patience, Every);
    }

    /// <summary>How much is done.</summary>
    internal void Count(long done) => Interlocked.Exchange(ref _done, done);

    /// <summary>Wipes the line away: something else is about to be written.</summary>
    internal void Clear()
    {
        lock (_lock)
        {
            if (_width == 0)
                return;
            _terminal!.Write($"\r{new string(' ', _width)}\r");
            _terminal.Flush();
            _width = 0;
        }
    }

    public void Dispose()
    {
        _timer?.Dispose();
        Clear();
    }

    private void Show()
    {
        lock (_lock)
        {
            var done = Interlocked.Read(ref _done);
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{_what} ... {(done > 0 ? $"{done}, " : "")}{_time.GetElapsedTime(_start).TotalSeconds:0} s");
            _terminal!.Write($"\r{line.PadRight(_width)}");
            _terminal.Flush();
            _width = Math.Max(_width, line.Length);
        }
    }
}
