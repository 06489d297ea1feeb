using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>While the lane runs it has the journal to itself; every question goes through its socket, and none disturbs it.</summary>
[Trait("suite", "hard")]
public sealed class ControlTests
{
    private const string Header = "plate,list,owner,note,valid_from,valid_to\n";

    [Fact]
    public void Run_WhileTheLaneRuns_EveryQuestionIsAnswered()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", Header + "KHD8395,allow,Lin,,,\n");
        var config = SimTests.Config(folder, list, Clips.Short(folder));
        using var lane = new RunningLane(Binary.Describe(folder.Path, "run", "--config", config, "--simulate", "--fast"));
        lane.WaitFor("GRANTED");

        var events = Ask(config, "events", "--kind", "Sighting", "--limit", "5",
            "--json").Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        var id = events[^1].GetProperty("id").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(events.Select(Id).OrderDescending(), events.Select(Id));
        Assert.Contains(events[^1].GetProperty("images").EnumerateArray(),
            image => image.GetProperty("name").GetString() == "plate" && image.GetProperty("bytes").GetInt32() > 0);

        var explained = Ask(config, "explain", id).Output;
        Assert.All(["Readings", "Fused", "Rules", "passed  deny-list", "decided grant", "Outcome", "KHD8395 was granted access"],
            part => Assert.Contains(part, explained, StringComparison.Ordinal));
        Assert.Contains("would not be let in: KHD8395", Ask(config, "whatif", "--set", "access.minConfidence=1").Output,
            StringComparison.Ordinal);
        Assert.Contains("KHD8395", Ask(config, "lists", "show").Output, StringComparison.Ordinal);
        Assert.Contains("no near misses", Ask(config, "near-misses").Output, StringComparison.Ordinal);
        lane.End();
    }

    [Fact]
    public void Run_ListFromAStick_IsInForceRecordedAndABadOneIsNot()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", Header + "KHD8395,allow,Lin,,,\n");
        var good = folder.Write("stick/new list.csv", Header + "ABC1234,allow,Ana,,,\nKHD8396,allow,Ben,,,\n");
        var bad = folder.Write("stick/bad.csv", Header + "KHD8395,allow,Lin,,,\nXYZ1,friends,,,,\n");
        var config = SimTests.Config(folder, list, Clips.Short(folder));
        using var lane = new RunningLane(Binary.Describe(folder.Path, "run", "--config", config, "--simulate", "--fast"));
        lane.WaitFor("GRANTED");

        var refused = Binary.Run("lists", "import", bad, "--config", config);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("line 3", refused.Error, StringComparison.Ordinal);
        Assert.Contains("KHD8395", Ask(config, "lists", "show").Output, StringComparison.Ordinal);

        Assert.Contains("in force", Ask(config, "lists", "import", good).Output, StringComparison.Ordinal);
        lane.WaitFor("DENIED    KHD8395", after: lane.Lines.Length);
        Assert.Equal(File.ReadAllText(good), File.ReadAllText(list));
        Assert.Contains("new list.csv", Ask(config, "events", "--kind", "Audit").Output, StringComparison.Ordinal);
        lane.End();
    }

    [Fact]
    public void Export_ToAStickWhileTheLaneRuns_VerifiesWithOrdinaryTools()
    {
        using var folder = new TemporaryFolder();
        var stick = Directory.CreateDirectory(Path.Combine(folder.Path, "a stick")).FullName;
        var config = SimTests.Config(folder, source: Clips.Short(folder));
        using var lane = new RunningLane(Binary.Describe(folder.Path, "run", "--config", config, "--simulate", "--fast"));
        lane.WaitFor("GRANTED");

        Ask(config, "export", stick, "--name", "out");

        var export = Path.Combine(stick, "out");
        Assert.True(new FileInfo(Path.Combine(export, "events.csv")).Length > 0);
        Assert.All(["plate", "plate-enhanced", "scene"],
            name => Assert.NotEmpty(Directory.GetFiles(Path.Combine(export, "images"), $"*-{name}.jpg")));
        Assert.Equal(0, Shell(export, "sha256sum", "-c", "--quiet", "SHA256SUMS"));
        File.AppendAllText(Path.Combine(export, "events.csv"), "x");
        Assert.NotEqual(0, Shell(export, "sha256sum", "-c", "--quiet", "SHA256SUMS"));
        lane.End();
    }

    private static long Id(JsonElement one) => one.GetProperty("id").GetInt64();

    private static Outcome Ask(string config, params string[] arguments)
    {
        var outcome = Binary.Run([.. arguments, "--config", config]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome;
    }

    private static int Shell(string folder, string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true, RedirectStandardError = true
        })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
