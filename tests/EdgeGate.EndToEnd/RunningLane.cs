using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>A lane that runs while a test asks it things; its output is kept, so that it never waits for a reader.</summary>
internal sealed class RunningLane : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly object _gate = new();

    internal RunningLane(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    internal string[] Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    /// <summary>Waits until so many lines beyond the first <paramref name="after"/> hold a word.</summary>
    /// <returns>How many lines there are then.</returns>
    internal int WaitFor(string word, int times = 1, int after = 0)
    {
        var end = Stopwatch.GetTimestamp() + (long)(Limit.TotalSeconds * Stopwatch.Frequency);
        lock (_gate)
        {
            while (_lines.Skip(after).Count(line => line.Contains(word, StringComparison.Ordinal)) < times)
            {
                Assert.False(_process.HasExited, $"the lane ended: {string.Join('\n', _lines.TakeLast(20))}");
                Assert.True(Stopwatch.GetTimestamp() < end, $"no {times} lines with \"{word}\": {string.Join('\n', _lines.TakeLast(20))}");
                Monitor.Wait(_gate, TimeSpan.FromSeconds(1));
            }

            return _lines.Count;
        }
    }

    /// <summary>Sends it a signal: STOP freezes it as a box that hangs, CONT lets it go on.</summary>
    internal void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Asks it to end, as systemd would, and waits until it has.</summary>
    internal void End()
    {
        Signal("TERM");
        Assert.True(_process.WaitForExit(Limit), "the lane did not end when it was asked to");
        _process.WaitForExit();
        Assert.Equal(0, _process.ExitCode);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
        {
            _lines.Add(line);
            Monitor.PulseAll(_gate);
        }
    }
}
