using System.Diagnostics;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>Pictures as bytes, decoded by ffmpeg: frames of the clip, and pictures of a folder where one is named.</summary>
internal static class Scenes
{
    private const int Width = 640, Height = 360, MostOfData = 200;

    /// <summary>One frame in two seconds of the clip, and at most 200 pictures of the data.</summary>
    internal static IReadOnlyList<(byte[] Rgb, int Width, int Height)> Take(TemporaryFolder folder, string? data)
    {
        var scenes = Decode(folder, "-i", Clips.Whole, "-vf", $"fps=0.5,scale={Width}:{Height}");
        if (data is not null)
        {
            foreach (var file in Directory.EnumerateFiles(data, "*.jpg", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                .Take(MostOfData))
                scenes.AddRange(Decode(folder, "-i", file, "-vf", $"scale={Width}:{Height}"));
        }

        Assert.NotEmpty(scenes);
        return scenes;
    }

    private static List<(byte[] Rgb, int Width, int Height)> Decode(TemporaryFolder folder, params string[] arguments)
    {
        var path = Path.Combine(folder.Path, "scenes.rgb");
        using var ffmpeg = Process.Start(new ProcessStartInfo("ffmpeg",
            ["-v", "error", "-y", "-nostdin", .. arguments, "-f", "rawvideo", "-pix_fmt", "rgb24", path]))!;
        ffmpeg.WaitForExit();
        Assert.Equal(0, ffmpeg.ExitCode);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return [.. bytes.Chunk(Width * Height * 3).Select(rgb => (rgb, Width, Height))];
    }
}
