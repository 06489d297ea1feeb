using System.Diagnostics;
using System.Globalization;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>Asks a decoder for its version.</summary>
internal static class FfmpegVersion
{
    // What an unusual build that does not say its version is taken for.
    private const int Assumed = 6;

    /// <summary>The major version, 6 when it cannot be told.</summary>
    internal static int Detect(string program)
    {
        var info = new ProcessStartInfo(program, ["-version"]) { RedirectStandardOutput = true, UseShellExecute = false };
        try
        {
            using var process = Process.Start(info);
            var first = process?.StandardOutput.ReadLine() ?? "";
            process?.StandardOutput.ReadToEnd();
            process?.WaitForExit();
            return Parse(first);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // Starting it for the pictures fails the same way and says so.
            return Assumed;
        }
    }

    /// <summary>Reads "ffmpeg version 5.1.9-0+deb12u1 …" or "… n6.0 …".</summary>
    internal static int Parse(string line)
    {
        const string marker = "version ";
        var at = line.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0)
            return Assumed;
        var number = line.AsSpan(at + marker.Length).TrimStart('n');
        var end = number.IndexOfAnyExceptInRange('0', '9');
        return end > 0 && number[end] == '.' && int.TryParse(number[..end], CultureInfo.InvariantCulture, out var major) ? major : Assumed;
    }
}
