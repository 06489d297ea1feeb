using System.Diagnostics;
using System.Text;

namespace EdgeGate.EndToEnd;

/// <summary>The program at work: its lines are waited for, so that nothing is timed.</summary>
internal sealed class FollowedProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();

    internal FollowedProgram(params string[] arguments)
        : this(Binary.Start(Path.GetTempPath(), arguments))
    {
    }

    private FollowedProgram(Process process)
    {
        _process = process;
        Follow(_process.StandardOutput, _output);
        Follow(_process.StandardError, _errors);
    }

    /// <summary>Another program, such as one that makes a terminal for ours.</summary>
    internal static FollowedProgram Of(string program, string directory, params string[] arguments) =>
        new(Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory,
        })!);

    internal string Output => Text(_output);

    internal string Errors => Text(_errors);

    internal int Id => _process.Id;

    /// <summary>Waits for a text after what was there before.</summary>
    /// <returns>Everything up to it.</returns>
    internal string Await(string text, int after = 0)
    {
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        lock (_output)
        {
            while (true)
            {
                var all = _output.ToString();
                if (all.Length >= after && all.IndexOf(text, after, StringComparison.Ordinal) is >= 0 and var at)
                    return all[..(at + text.Length)];
                var left = until - Environment.TickCount64;
                if (left <= 0 || (_process.HasExited && !Monitor.Wait(_output, 500)))
                    throw new TimeoutException($"'{text}' did not come; the lane said:\n{all}\n{Errors}");
                Monitor.Wait(_output, (int)Math.Min(left, 1000));
            }
        }
    }

    internal void Type(string line)
    {
        _process.StandardInput.Write(line);
        _process.StandardInput.Flush();
    }

    /// <summary>As a person or systemd ends it.</summary>
    internal int Stop()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        kill.WaitForExit();
        return End();
    }

    internal int End()
    {
        if (!_process.WaitForExit(Patience))
            throw new TimeoutException($"the lane did not end:\n{Output}\n{Errors}");
        _process.WaitForExit();
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    private static void Follow(StreamReader from, StringBuilder to) => new Thread(() =>
    {
        var buffer = new char[4096];
        while (from.Read(buffer) is > 0 and var count)
        {
            lock (to)
            {
                to.Append(buffer, 0, count);
                Monitor.PulseAll(to);
            }
        }
    })
    { IsBackground = true }.Start();
}
