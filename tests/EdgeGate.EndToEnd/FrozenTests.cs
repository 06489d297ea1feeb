using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace EdgeGate.EndToEnd;

/// <summary>
/// A box that hung and a cable that was pulled: whoever pressed Open meanwhile has gone away by the time it comes back, and nothing may
/// move any more. The road is empty, so that only a person can open.
/// </summary>
[Trait("suite", "hard")]
public sealed class FrozenTests
{
    // The promise is two seconds; what is older than this is older than that whatever the clocks' grain.
    private static readonly TimeSpan Gone = TimeSpan.FromSeconds(2.5);

    private const string Visitor = """{"reason":"visitor at the gate"}""";

    [Fact]
    public void Open_WhileTheProcessIsFrozen_OpensNothingWhenItComesBack_ButStoppingIsObeyed()
    {
        using var folder = new TemporaryFolder();
        using var lane = Start(folder);
        using var person = PageClient.SignIn(lane);
        using var other = PageClient.SignInAgain(lane);

        lane.Signal("STOP");
        person.Send("POST", "/api/gate/open", Visitor);
        other.Send("POST", "/api/gate/hold", "{}");
        Pass(Gone);
        lane.Signal("CONT");

        Assert.Equal(412, person.Receive().Status);
        Assert.Equal(200, other.Receive().Status);
        Assert.Equal("Held", State(person));
        Assert.DoesNotContain(lane.Lines, IsOpening);
        lane.End();
    }

    [Fact]
    public void Open_OnABlackHoledConnection_OpensNothingWhenItIsBack_AndAPressOfNowDoes()
    {
        using var folder = new TemporaryFolder();
        using var lane = Start(folder);
        using var cable = new BlackHole(PageClient.PortOf(lane));
        using var person = PageClient.SignIn(lane, cable.Port);

        cable.Pull();
        person.Send("POST", "/api/gate/open", Visitor);
        Pass(Gone);
        cable.PutBack();

        Assert.Equal(412, person.Receive().Status);
        Assert.DoesNotContain(lane.Lines, IsOpening);
        Assert.Equal(200, person.Ask("POST", "/api/gate/open", Visitor).Status);
        lane.WaitFor("relay OPEN closed");
        lane.End();
    }

    [Fact]
    public void Import_AskedOfAFrozenLaneAndGivenUp_LeavesTheListAsItIs()
    {
        using var folder = new TemporaryFolder();
        var other = folder.Write("other.csv", "plate,list,owner,note,valid_from,valid_to\nXYZ9876,allow,Bo,,,\n");
        using var lane = Start(folder, out var config);
        lane.WaitFor("first code");
        var before = File.ReadAllText(Path.Combine(folder.Path, "list.csv"));

        lane.Signal("STOP");
        using (var import = Binary.Start(folder.Path, "lists", "import", other, "--config", config))
        {
            Pass(Gone);
            import.Kill();
            import.WaitForExit();
        }

        lane.Signal("CONT");
        lane.WaitFor("came too late");
        Assert.Equal(before, File.ReadAllText(Path.Combine(folder.Path, "list.csv")));
        lane.End();
    }

    private static RunningLane Start(TemporaryFolder folder) => Start(folder, out _);

    private static RunningLane Start(TemporaryFolder folder, out string config)
    {
        var list = folder.Write("list.csv", "plate,list,owner,note,valid_from,valid_to\nKHD8395,allow,Lin,,,\n");
        config = SimTests.Config(folder, list, Clips.Empty(folder, 20), console: true);
        return new RunningLane(Binary.Describe(folder.Path, "run", "--config", config, "--simulate"));
    }

    private static bool IsOpening(string line) => line.Contains("relay OPEN closed", StringComparison.Ordinal);

    private static string? State(PageClient client) =>
        JsonDocument.Parse(client.Ask("GET", "/api/lane").Body).RootElement.GetProperty("barrier").GetProperty("state").GetString();

    /// <summary>Real time: the process that is stopped has no other.</summary>
    private static void Pass(TimeSpan time)
    {
        var start = Stopwatch.GetTimestamp();
        using var never = new ManualResetEventSlim();
        while (Stopwatch.GetElapsedTime(start) < time)
            never.Wait(time - Stopwatch.GetElapsedTime(start) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }
}
