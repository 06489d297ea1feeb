using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>Short recordings for tests that need a lane and not the whole clip.</summary>
internal static class Clips
{
    internal static string Whole { get; } = Path.Combine(Binary.Root, "board/virtual/clip/lane.mp4");

    /// <summary>The clip's first vehicle, which is let in: its pictures, its pulse.</summary>
    internal static string Short(TemporaryFolder folder) => Make(folder, "short.mp4", "-i", Whole, "-t", "8", "-c", "copy");

    /// <summary>A road with nothing on it.</summary>
    internal static string Empty(TemporaryFolder folder, int seconds) => Make(
        folder, "empty.mp4", "-f", "lavfi", "-i", $"color=gray:s=640x360:r=10:d={seconds.ToString(CultureInfo.InvariantCulture)}",
        "-pix_fmt", "yuv420p");

    /// <summary>The clip through a filter of ffmpeg: a vehicle that stands, or goes back.</summary>
    internal static string Filtered(TemporaryFolder folder, string name, string filter) =>
        Make(folder, name, "-i", Whole, "-filter_complex", filter, "-pix_fmt", "yuv420p", "-crf", "16");

    private static string Make(TemporaryFolder folder, string name, params string[] arguments)
    {
        var path = Path.Combine(folder.Path, name);
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg", ["-v", "error", .. arguments, path]))!;
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
        return path;
    }
}
