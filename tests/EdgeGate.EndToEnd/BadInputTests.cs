using System.Diagnostics;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// Whatever is wrong with what a lane is given: one message that names the thing and what to do, and a failing exit code.
/// </summary>
public sealed class BadInputTests
{
    private static readonly string SelfTest = Path.Combine(Binary.Root, "board/common/self-test/scene.jpg");

    public static TheoryData<string, string[]> Sources => new()
    {
        { "/no/such/clip.mp4", ["/no/such/clip.mp4", "no such file"] },
        { "ftp://camera/stream", ["ftp", "rtsp://"] },
        { "rtsp://", ["rtsp://", "host"] },
    };

    [Theory]
    [MemberData(nameof(Sources))]
    public void Run_SourceThatCannotBe_NamesItAndTheRemedy(string source, string[] words) =>
        AssertFails(words, "--source", source, "--once");

    [Fact]
    public void Run_EmptyFolder_SaysWhatBelongsThere()
    {
        using var folder = new TemporaryFolder();
        var empty = Directory.CreateDirectory(Path.Combine(folder.Path, "empty")).FullName;
        AssertFails([empty, "no pictures"], "--source", empty, "--once");
    }

    [Fact]
    public void Run_FileOfAnotherKind_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("notes.mp4", "this is no video at all, whatever its name says");
        AssertFails([text, "neither"], "--source", text, "--once");
    }

    [Fact]
    public void Run_TruncatedVideo_FailsOrEndsButNeverHangs()
    {
        using var folder = new TemporaryFolder();
        var clip = File.ReadAllBytes(Path.Combine(Binary.Root, "board/virtual/clip/lane.mp4"));
        var cut = folder.Write("cut.mp4", clip.AsSpan(0, 4000));
        AssertFails([cut], "--source", cut, "--once");
    }

    [Fact]
    public void Run_FolderWithOneBadPicture_PassesItOver()
    {
        using var folder = new TemporaryFolder();
        folder.Write("in/1.jpg", File.ReadAllBytes(SelfTest));
        folder.Write("in/2.jpg", File.ReadAllBytes(SelfTest).AsSpan(0, 3000));
        folder.Write("in/3.jpg", File.ReadAllBytes(SelfTest));
        var outcome = Run(folder, "--source", Path.Combine(folder.Path, "in"), "--once", "--fast");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("2.jpg", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("2 frames", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoBarrierWired_RefusesAndNamesTheKey() =>
        AssertOutcome(Binary.Run("run", "--source", SelfTest), ["gate.chip", "--simulate"]);

    [Fact]
    public void Run_RecordingWithRealLines_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var config = folder.Write("edgegate.json", $$"""
            { "gate": { "chip": "some-chip", "outputs": { "open": { "line": "17" } } }, "journal": { "directory": "journal" } }
            """);
        AssertOutcome(Binary.Run("run", "--config", config, "--source", SelfTest), ["recording", "--simulate"]);
    }

    [Fact]
    public void Run_ListWithBadLines_ReportsEachAndRefusesTheListWhole()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv",
            "plate,list,owner,note,valid_from,valid_to\nABC1234,allow,,,,\nXYZ,friends,,,,\nDEF5678,allow,,,2026-13-01,\n");
        var outcome = Binary.Run("run", "--config", SimTests.Config(folder, list), "--simulate", "--once", "--fast", "--source", SelfTest);
        AssertOutcome(outcome, ["line 3", "line 4", "list.csv"]);
    }

    [Fact]
    public void Run_ListWithBadLinesAndLeave_UsesTheGoodOnesAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        var list = folder.Write("list.csv", "plate,list,owner,note,valid_from,valid_to\nABC1234,allow,,,,\nXYZ,friends,,,,\n");
        var config = folder.Write("lenient.json", $$"""
            { "lane": { "list": {{SimTests.JsonEncode(list)}}, "listGoodLinesOnly": true }, "journal": { "directory": "journal" } }
            """);
        var outcome = Binary.Run("run", "--config", config, "--simulate", "--once", "--fast", "--source", SelfTest);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("1 entries", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("line 3", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SecondInstanceOnTheSameData_IsRefused()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder);
        using var first = Binary.Start(folder.Path, "run", "--config", config, "--simulate");
        try
        {
            WaitForStart(first);
            AssertOutcome(Binary.Run("run", "--config", config, "--simulate", "--once"), ["journal", "another"]);
        }
        finally
        {
            first.Kill(entireProcessTree: true);
            first.WaitForExit();
        }
    }

    [Fact]
    public void Run_DataDirectoryThatCannotBeMade_StartsWithAnAlarmThatNamesIt()
    {
        using var folder = new TemporaryFolder();
        folder.Write("journal", "a file where the folder should be");

        var outcome = Binary.Run("run", "--config", SimTests.Config(folder), "--simulate", "--once", "--fast");

        Assert.Equal(0, outcome.ExitCode);
        var alarm = Assert.Single(outcome.Output.Split('\n'),
            line => line.Contains("events are kept in memory until there is one", StringComparison.Ordinal));
        Assert.Contains(Path.Combine(folder.Path, "journal"), alarm, StringComparison.Ordinal);
        Assert.Contains(" 0 let in", outcome.Output, StringComparison.Ordinal);
    }

    private static void WaitForStart(Process process)
    {
        // The journal's line comes when the store is open and locked.
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.Contains("journal", StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException("the first instance ended early: " + process.StandardError.ReadToEnd());
    }

    private static Outcome Run(TemporaryFolder folder, params string[] arguments) =>
        Binary.Run(["run", "--config", SimTests.Config(folder), "--simulate", .. arguments]);

    private static void AssertFails(string[] words, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        AssertOutcome(Run(folder, arguments), words);
    }

    private static void AssertOutcome(Outcome outcome, string[] words)
    {
        Assert.Equal(1, outcome.ExitCode);
        Assert.All(words, word => Assert.Contains(word, outcome.Error, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("   at EdgeGate", outcome.Error, StringComparison.Ordinal);
    }
}
