using System.ComponentModel;
using System.Diagnostics;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>
/// The decoder with no more rights than it needs: <c>edgegate-confine</c> starts it where the release has that program. It then reads the
/// system's own files and the one that it decodes, speaks to a network only for a network camera, and reaches no other process, line or key
/// of the box.
/// </summary>
public static class Confinement
{
    private const string Program = "edgegate-confine";

    // Set for the program's native parts as well, where they do not lie beside it.
    private const string FolderVariable = "EDGEGATE_NATIVE";

    /// <summary>The program that confines; null: this release has none.</summary>
    internal static string? Find() => new[] { AppContext.BaseDirectory, Environment.GetEnvironmentVariable(FolderVariable) ?? "" }
        .Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, Program)).FirstOrDefault(File.Exists);

    /// <summary>What to start in place of a decoder.</summary>
    /// <param name="confine">See <see cref="Find"/>; null: the decoder itself.</param>
    /// <param name="decoder">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="file">What it reads; empty: a network camera.</param>
    internal static (string Program, string[] Arguments) Of(string? confine, string decoder, string[] arguments, string file) =>
        confine is null ? (decoder, arguments)
        : (confine, [.. file.Length == 0 ? (string[])["--network"] : ["--read", Path.GetFullPath(file)], "--", decoder, .. arguments]);

    /// <summary>Asks the kernel of this machine; null: this release has no such program.</summary>
    /// <returns>Whether files and system calls are both confined, and in words how far.</returns>
    public static (bool IsWhole, string How)? Probe()
    {
        if (Find() is not { } program)
            return null;
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, ["--probe"]) { RedirectStandardOutput = true })!;
            var said = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode == 0, string.Join("; ", said.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        }
        catch (Win32Exception error)
        {
            return (false, $"{program} cannot be started: {error.Message}");
        }
    }

    /// <summary>
    /// True when a program of this name or path can be started: the one that confines could only say so in its last words.
    /// </summary>
    internal static bool Exists(string program) => program.Contains('/')
        ? File.Exists(program)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
