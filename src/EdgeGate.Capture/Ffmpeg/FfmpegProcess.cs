using System.ComponentModel;
using System.Diagnostics;
using EdgeGate.Capture.Addresses;
using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>The decoder as a child process: its picture stream, its last words, and its end.</summary>
internal sealed class FfmpegProcess : IDisposable
{
    private const int KeptLines = 4;

    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Queue<string> _lastLines = new();
    private int _disposed;

    private readonly IReadOnlyList<string> _secrets;

    private FfmpegProcess(Process process, IReadOnlyList<string> secrets) => (_process, _secrets) = (process, secrets);

    /// <summary>What the decoder writes.</summary>
    internal Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>The process id, for tests.</summary>
    internal int Id => _process.Id;

    /// <summary>What it complained of last, on one line, without passwords; empty when it did not.</summary>
    internal string LastWords
    {
        get
        {
            lock (_lastLines)
                return string.Join("; ", _lastLines);
        }
    }

    /// <summary>Starts a decoder.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Everybody on the machine can read them.</param>
    /// <param name="script">Given through its standard input, which nobody else can read; null: nothing.</param>
    /// <param name="secrets">Texts that its last words must not hold, longest first; null: none.</param>
    /// <param name="confine">The program that starts it with fewer rights; null: it is started as it is.</param>
    /// <param name="file">What it reads; empty: a network camera.</param>
    /// <exception cref="CameraFaultException">The program is not there or cannot be started.</exception>
    internal static FfmpegProcess Start(
        string program, string[] arguments, string? script = null, IReadOnlyList<string>? secrets = null, string? confine = null,
        string file = "")
    {
        if (confine is not null && !Confinement.Exists(program))
            throw CannotStart(program, "no such program", null);
        var (started, all) = Confinement.Of(confine, program, arguments, file);
        var info = new ProcessStartInfo(started, all)
        {
            RedirectStandardInput = script is not null, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false, CreateNoWindow = true,
        };
        try
        {
            var process = Process.Start(info) ?? throw new Win32Exception();
            var decoder = new FfmpegProcess(process, secrets ?? []);
            process.ErrorDataReceived += decoder.Keep;
            process.BeginErrorReadLine();
            if (script is not null)
                Tell(process, script);
            return decoder;
        }
        catch (Win32Exception error)
        {
            throw CannotStart(program, error.Message, error);
        }
    }

    private static CameraFaultException CannotStart(string program, string why, Exception? error) => new(
        CameraFaultKind.Unavailable, $"the decoder {program} cannot be started: {why}. Install it with: sudo apt-get install -y ffmpeg",
        error);

    /// <summary>Waits until it has ended by itself, a moment at most, and returns its exit code; null when it goes on.</summary>
    internal int? WaitForEnd()
    {
        if (!_process.WaitForExit(ExitPatience))
            return null;
        // The call without a limit also waits for the last lines of the error stream.
        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>Kills it, with whatever it started, and waits until it is gone; ends a blocked read of <see cref="Output"/>.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit(ExitPatience);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in this very moment.
        }
    }

    /// <summary>Ends the process if need be and lets go of its pipes.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        Kill();
        _process.Dispose();
    }

    private static void Tell(Process process, string script)
    {
        try
        {
            process.StandardInput.Write(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended at once; its last words say why.
        }
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (string.IsNullOrWhiteSpace(line.Data))
            return;
        lock (_lastLines)
        {
            if (_lastLines.Count == KeptLines)
                _lastLines.Dequeue();
            _lastLines.Enqueue(Redaction.HidePassword(_secrets.Aggregate(line.Data.Trim(),
                (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal))));
        }
    }
}
