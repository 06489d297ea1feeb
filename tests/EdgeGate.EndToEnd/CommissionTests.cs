using System.Diagnostics;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// <c>edgegate commission</c> on a real terminal, driven by typing, from aim to a signed report; and the one-time code of the page.
/// </summary>
public sealed class CommissionTests
{
    private const string Plate = "KHD8395";

    [Fact]
    public void Commission_OnATerminal_GoesFromAimToASignedReport()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder, source: KnownCar(folder));
        using var terminal = Terminal(folder, "commission", "--config", config, "--plate", "khd-8395", "--passes", "2", "--technician",
            "Lin", "--report", folder.Path);

        terminal.Await("1 AIM");
        terminal.Await("plate height");
        var at = terminal.Output.Length;
        terminal.Type("what now\n");
        terminal.Await("Enter: next step; b: back", at);
        terminal.Type("\n");
        terminal.Await("2 FOCUS");
        terminal.Await("peak 0.");
        at = terminal.Output.Length;
        terminal.Type("f\n");
        terminal.Await("no motorised lens", at);
        terminal.Type("\n");
        terminal.Await("3 EXPOSE");
        terminal.Await("burnt out");
        terminal.Type("b\n");
        terminal.Await("2 FOCUS", terminal.Output.IndexOf("3 EXPOSE", StringComparison.Ordinal));
        terminal.Type("\n");
        terminal.Type("\n");
        terminal.Await("4 DRIVE");
        terminal.Await("pass 2 of 2: KHD8395");
        terminal.Await("written: ");

        // Two passes are a trial: its own finding wants ten.
        Assert.Equal(2, terminal.End());
        Assert.Contains("NOT ACCEPTED", terminal.Output, StringComparison.Ordinal);
        Assert.Contains("2 passes; 10 are wanted", terminal.Output, StringComparison.Ordinal);

        foreach (var report in Directory.GetFiles(folder.Path, "acceptance-*"))
            Assert.Contains("unchanged, signed by the box", Binary.Run("commission", "verify", report).Output, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(folder.Path, "acceptance-*").Length);
        Assert.False(File.Exists(Path.Combine(folder.Path, "journal/commissioned.json")));
    }

    [Fact]
    public void Commission_TenPasses_IsAcceptedAndKeepsWhatDriftIsMeasuredAgainst()
    {
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder, source: KnownCar(folder, times: 10));
        var outcome = Binary.Run("commission", "--config", config, "--plate", Plate, "--report", folder.Path);

        Assert.True(outcome.ExitCode == 0, outcome.Output);
        Assert.DoesNotContain("NOT ACCEPTED", outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "journal/commissioned.json")));
        Assert.Contains("ok    commissioned", Binary.Run("doctor", "--config", config).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Commission_AsAScript_DrivesAtOnceAndSaysWhatIsMissing()
    {
        using var folder = new TemporaryFolder();
        var outcome = Binary.Run("commission", "--config", SimTests.Config(folder), "--plate", Plate, "--passes", "2", "--report",
            folder.Path);

        // One pass of the known car is in the clip; the others are strangers, named and not counted.
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("pass 1 of 2: KHD8395", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("EDL5933: another vehicle, not counted", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("NOT ACCEPTED", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Not counted: ", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Commission_FolderThatTakesNoReport_IsRefusedBeforeAnybodyDrives()
    {
        using var folder = new TemporaryFolder();
        var nowhere = Path.Combine(folder.Write("a file", ""), "reports");
        var outcome = Binary.Run("commission", "--config", SimTests.Config(folder), "--plate", Plate, "--report", nowhere);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"{nowhere}: the report could not be written there", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--report", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("DRIVE", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_IssuedAtTheBox_IsPrintedAndKeptAsAHashOnly()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder);
        var code = Binary.Run("commission", "code", "--config", config).Lines.Single();
        var again = Binary.Run("commission", "code", "--config", config).Lines.Single();

        Assert.Matches("^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$", code);
        Assert.NotEqual(code, again);
        var kept = File.ReadAllText(Path.Combine(folder.Path, "journal/console/first-code.json"));
        Assert.DoesNotContain(again.Replace("-", "", StringComparison.Ordinal), kept, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(folder.Path, "journal/console/first-code.json")));
    }

    [Fact]
    public void Code_IssuedByRootForALaneOfAnotherUser_BelongsToThatUser()
    {
        Assert.SkipWhen(Environment.UserName != "root", "only root may give files away");
        using var folder = new TemporaryFolder();
        var config = SimTests.Config(folder);
        Directory.CreateDirectory(Path.Combine(folder.Path, "journal"));
        Do("chown", "4321:8765", Path.Combine(folder.Path, "journal"));

        Assert.Equal(0, Binary.Run("commission", "code", "--config", config).ExitCode);

        foreach (var made in (string[])["journal/console", "journal/console/first-code.json"])
            Assert.Equal("4321:8765", Do("stat", "-c", "%u:%g", Path.Combine(folder.Path, made)));
    }

    /// <summary>The program on a terminal of its own: util-linux's script makes one and hands typing and lines on.</summary>
    private static FollowedProgram Terminal(TemporaryFolder folder, params string[] arguments)
    {
        var command = string.Join(' ', ((string[])[Binary.File, .. arguments]).Select(text => $"'{text}'"));
        return FollowedProgram.Of("script", folder.Path, "-qefc", command, "/dev/null");
    }

    /// <summary>The first car of the clip alone, as often as is asked for.</summary>
    private static string KnownCar(TemporaryFolder folder, int times = 1)
    {
        var file = Path.Combine(folder.Path, "known-car.mp4");
        Do("ffmpeg", "-loglevel", "error", "-nostdin", "-t", "12", "-i", Path.Combine(Binary.Root, "board/virtual/clip/lane.mp4"), "-c:v",
            "libx264", "-preset", "ultrafast", "-crf", "18", "-an", file);
        if (times == 1)
            return file;
        var repeated = Path.Combine(folder.Path, "known-car-again.mp4");
        Do("ffmpeg", "-loglevel", "error", "-nostdin", "-stream_loop", $"{times - 1}", "-i", file, "-c", "copy", repeated);
        return repeated;
    }

    private static string Do(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Trim();
    }
}
