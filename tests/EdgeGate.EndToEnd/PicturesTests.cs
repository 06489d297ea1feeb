using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// No picture ends the program: distorted ones by the hundred through the shipped binary. <c>EDGEGATE_PICTURES=100000</c> is the long form
/// (about half an hour on one core); <c>EDGEGATE_DATA</c> names a folder whose pictures are scenes besides the frames of the clip.
/// </summary>
public sealed class PicturesTests
{
    private const int Seed = 20261130, Few = 300;

    /// <summary>So many are looked at as a lane looks, once; then so many as still pictures are, each up to thirty times.</summary>
    private const int Glances = 2000, Stills = 40;

    /// <summary>
    /// What memory may grow by from the first quarter of a batch to its end. Buffers grow to the largest picture seen, the collector comes
    /// when it comes.
    /// </summary>
    private const int MostGrowthKb = 24_000;

    /// <summary>A picture that takes as long as this hangs; a busy machine is given time.</summary>
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(90);

    [Fact]
    public void Read_PicturesNobodyMeant_EachGivesALineAndNothingGrows()
    {
        var wanted = int.Parse(Environment.GetEnvironmentVariable("EDGEGATE_PICTURES") ?? Few.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        var scenes = Scenes.Take(folder, Environment.GetEnvironmentVariable("EDGEGATE_DATA"));
        var distortion = new Distortion(Seed, scenes);
        var (done, plates, cut, most, started) = (0, 0, 0, 0L, Stopwatch.StartNew());
        for (var isStill = false; done < wanted; isStill = !isStill)
        {
            var count = Math.Min(isStill ? Stills : Math.Min(Glances, Math.Max(wanted - Stills, 1)), wanted - done);
            string[] files = [.. Enumerable.Range(done, count).Select(number => folder.Write($"{number}.png", distortion.Next(number)))];
            var (lines, growth) = Read(folder, isStill, files);
            most = Math.Max(most, growth);
            Assert.Equal(files.Length, lines.Count);
            Assert.DoesNotContain(lines, line => line.Contains("\"error\"", StringComparison.Ordinal));
            plates += lines.Count(line => line.Contains("\"text\"", StringComparison.Ordinal));
            cut += lines.Count(line => line.Contains("\"cut\":true", StringComparison.Ordinal));
            Array.ForEach(files, File.Delete);
            done += count;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"NOTE pictures: {done} of {scenes.Count} scenes turned, mirrored, warped, cropped, inverted, noisy or of nothing through the shipped program; {plates} with something like a plate, {cut} with a cut one; no exception, no hang, memory grew by {most} KB at most; {started.Elapsed.TotalSeconds:0} s"));
    }

    [Fact]
    public void Run_PicturesNobodyMeant_TheLaneGoesOn()
    {
        using var folder = new TemporaryFolder();
        var distortion = new Distortion(Seed + 1, Scenes.Take(folder, null));
        var recording = Directory.CreateDirectory(Path.Combine(folder.Path, "recording")).FullName;
        for (var number = 0; number < 200; number++)
            File.WriteAllBytes(Path.Combine(recording, $"{number:0000}.png"), distortion.Next(number));
        var config = Path.Combine(folder.Path, "edgegate.json");
        File.WriteAllText(config, $$"""{ "journal": { "directory": "{{folder.Path}}" } }""");

        var outcome = Binary.RunIn(folder.Path, "run", "--config", config, "--simulate", "--once", "--fast", "--source", recording);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("200 frames", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("the lane goes on", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>
    /// Reads them with one program, a line for each; fails when none comes for a long time or the program has anything to complain of.
    /// </summary>
    private static (List<string> Lines, long GrowthKb) Read(TemporaryFolder folder, bool isStill, string[] files)
    {
        using var process = Binary.Start(folder.Path,
            ["read", "--json", .. (isStill ? Array.Empty<string>() : ["--one-look"]), .. files.Select(file => Path.GetFileName(file)!)]);
        var error = process.StandardError.ReadToEndAsync();
        var (lines, early, late) = (new List<string>(files.Length), 0L, 0L);
        while (true)
        {
            var next = process.StandardOutput.ReadLineAsync();
            if (!next.Wait(Hang))
            {
                process.Kill();
                Assert.Fail($"no answer to {files[lines.Count]} for {Hang.TotalSeconds:0} s, after {lines.Count} pictures");
            }

            if (next.Result is not { } line)
                break;
            lines.Add(line);
            if (lines.Count == files.Length / 4)
                early = Resident(process);
            if (lines.Count == files.Length - 1)
                late = Resident(process);
        }

        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error.Result));
        Assert.True(late - early < MostGrowthKb, $"memory grew from {early} to {late} KB within {files.Length} pictures");
        return (lines, late - early);
    }

    private static long Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64 / 1024;
    }
}
