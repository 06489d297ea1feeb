using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// One file, edited while the real program runs the lane: what is safe counts at once, what is not is refused, what is broken changes
/// nothing.
/// </summary>
public sealed partial class ReloadTests
{
    private static readonly string Clip = Path.Combine(Binary.Root, "board/virtual/clip");

    [Fact]
    public void Edit_WhileTheLaneRuns_IsTakenOverOrRefusedAndNeverStopsIt()
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, 0.90, "north entry");
        using var lane = new FollowedProgram("run", "--config", file, "--simulate", "--once");
        lane.Await("GRANTED   KHD8395");

        // Safe: the next vehicle is decided on by it. JY72937 is read below that, and would have been let in.
        var at = lane.Output.Length;
        Write(folder, 0.97, "north entry");
        Assert.Contains("access.minConfidence: 0.9 is now 0.97", lane.Await("is now 0.97", at), StringComparison.Ordinal);

        // Not safe: refused with its reason; the lane goes by the old name.
        at = lane.Output.Length;
        Write(folder, 0.97, "south entry");
        Assert.Contains("lane.name: \"south entry\" counts from the next start, not while the lane runs:",
            lane.Await("not while the lane runs:", at), StringComparison.Ordinal);

        // Broken: said with its place, and nothing changes. Also when it is gone altogether.
        at = lane.Output.Length;
        File.WriteAllText(file, "{ \"access\": { \"minConfidence\": 7, ");
        Assert.Contains($"{file}:1:", lane.Await("the configuration in force stays", at), StringComparison.Ordinal);
        at = lane.Output.Length;
        File.Delete(file);
        lane.Await("the configuration in force stays", at);
        lane.Await("JY72937 was not let in: read with too little certainty");

        Assert.Equal(0, lane.End());
        Assert.Equal("", lane.Errors);

        // Every frame of the clip was looked at, as without any edit.
        var undisturbed = Binary.Run("run", "--config", Write(folder, 0.97, "north entry"), "--simulate", "--once", "--fast");
        Assert.Equal(Frames(undisturbed.Output), Frames(lane.Output));
    }

    [Fact]
    public void Start_OnABrokenFile_RunsOnTheLastGoodOneWithAnAlarm()
    {
        using var folder = new TemporaryFolder();
        var file = Write(folder, 0.97, "north entry");
        Assert.Equal(0, Binary.Run("run", "--config", file, "--simulate", "--once", "--fast").ExitCode);
        var broken = File.ReadAllText(file).Replace("0.97", "0.97 0.96", StringComparison.Ordinal);
        File.WriteAllText(file, broken);

        var outcome = Binary.Run("run", "--config", file, "--simulate", "--once", "--fast");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("the lane runs on the last good configuration", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("at least 0.97 wanted", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(broken, File.ReadAllText(file));
    }

    [Fact]
    public void Edit_OfARule_IsWhatThePageTriesOtherValuesAgainst()
    {
        using var folder = new TemporaryFolder();
        var console = "{ \"enabled\": true, \"port\": 0 }";
        using var lane = new RunningLane(Binary.Describe(folder.Path, "run", "--config", Write(folder, 0.90, "north entry", console),
            "--simulate"));
        using var person = PageClient.SignIn(lane);
        Assert.Contains("\"0.9\"", Rule(person), StringComparison.Ordinal);

        Write(folder, 0.97, "north entry", console);
        lane.WaitFor("access.minConfidence: 0.9 is now 0.97");

        Assert.Contains("\"0.97\"", Rule(person), StringComparison.Ordinal);
        lane.End();
    }

    private static string Rule(PageClient person) => JsonDocument.Parse(person.Ask("GET", "/api/rules").Body).RootElement.EnumerateArray()
        .First(rule => rule.GetProperty("key").GetString() == "access.minConfidence").GetRawText();

    private static string Write(TemporaryFolder folder, double confidence, string name, string console = "{ \"enabled\": false }")
    {
        // Replaced as an editor does: beside it, then by name.
        var text = $$"""
            {
              "lane": { "name": "{{name}}", "list": {{SimTests.JsonEncode(Path.Combine(Clip, "allow-list.csv"))}} },
              "capture": { "source": {{SimTests.JsonEncode(Path.Combine(Clip, "lane.mp4"))}} },
              "vision": { "regions": ["tw", "pl", "vn"] },
              "access": { "minConfidence": {{confidence.ToString("0.00", CultureInfo.InvariantCulture)}} },
              "journal": { "directory": "journal" },
              "console": {{console}},
            }
            """;
        var file = Path.Combine(folder.Path, "edgegate.json");
        File.Move(folder.Write("edgegate.json.new", text), file, overwrite: true);
        return file;
    }

    private static int Frames(string output) => int.Parse(FramesLine().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("([0-9]+) frames, ")]
    private static partial Regex FramesLine();
}
