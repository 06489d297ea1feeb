using EdgeGate.Domain.Access;
using Xunit;

namespace EdgeGate.Access.Tests.Passages;

/// <summary>The one definition of a passage, every case of it. A dot: not known yet.</summary>
public sealed class PassageRuleTests
{
    // vehicle, arm was up, its cycle is over, it was up when the vehicle left, exit loop; then the sensors under the arm.
    private const string Table = """
        vehicle     opened over up exit | NotWired   Quiet      Taken      Touched    Crossed
        AtGate      -      -    -  -    | .          .          .          .          .
        AtGate      -      -    -  exit | .          .          .          .          .
        AtGate      -      -    up -    | .          .          .          .          .
        AtGate      -      -    up exit | .          .          .          .          .
        AtGate      -      over -  -    | .          .          .          .          .
        AtGate      -      over -  exit | .          .          .          .          .
        AtGate      -      over up -    | .          .          .          .          .
        AtGate      -      over up exit | .          .          .          .          .
        AtGate      opened -    -  -    | .          .          .          .          Passed
        AtGate      opened -    -  exit | .          .          .          .          Passed
        AtGate      opened -    up -    | .          .          .          .          Passed
        AtGate      opened -    up exit | .          .          .          .          Passed
        AtGate      opened over -  -    | .          .          .          .          Passed
        AtGate      opened over -  exit | .          .          .          .          Passed
        AtGate      opened over up -    | .          .          .          .          Passed
        AtGate      opened over up exit | .          .          .          .          Passed
        LeftForward -      -    -  -    | .          .          .          .          .
        LeftForward -      -    -  exit | .          .          .          .          .
        LeftForward -      -    up -    | .          .          .          .          .
        LeftForward -      -    up exit | .          .          .          .          .
        LeftForward -      over -  -    | DidNotPass DidNotPass DidNotPass DidNotPass DidNotPass
        LeftForward -      over -  exit | DidNotPass DidNotPass DidNotPass DidNotPass DidNotPass
        LeftForward -      over up -    | DidNotPass DidNotPass DidNotPass DidNotPass DidNotPass
        LeftForward -      over up exit | DidNotPass DidNotPass DidNotPass DidNotPass DidNotPass
        LeftForward opened -    -  -    | .          .          .          .          Passed
        LeftForward opened -    -  exit | Passed     Passed     Passed     Passed     Passed
        LeftForward opened -    up -    | .          .          .          .          Passed
        LeftForward opened -    up exit | Passed     Passed     Passed     Passed     Passed
        LeftForward opened over -  -    | DidNotPass DidNotPass .          DidNotPass Passed
        LeftForward opened over -  exit | Passed     Passed     Passed     Passed     Passed
        LeftForward opened over up -    | Passed     DidNotPass .          DidNotPass Passed
        LeftForward opened over up exit | Passed     Passed     Passed     Passed     Passed
        LeftBack    -      -    -  -    | .          .          .          .          .
        LeftBack    -      -    -  exit | .          .          .          .          .
        LeftBack    -      -    up -    | .          .          .          .          .
        LeftBack    -      -    up exit | .          .          .          .          .
        LeftBack    -      over -  -    | BackedAway BackedAway BackedAway BackedAway BackedAway
        LeftBack    -      over -  exit | BackedAway BackedAway BackedAway BackedAway BackedAway
        LeftBack    -      over up -    | BackedAway BackedAway BackedAway BackedAway BackedAway
        LeftBack    -      over up exit | BackedAway BackedAway BackedAway BackedAway BackedAway
        LeftBack    opened -    -  -    | .          .          .          .          Passed
        LeftBack    opened -    -  exit | .          .          .          .          Passed
        LeftBack    opened -    up -    | .          .          .          .          Passed
        LeftBack    opened -    up exit | .          .          .          .          Passed
        LeftBack    opened over -  -    | BackedAway BackedAway .          BackedAway Passed
        LeftBack    opened over -  exit | BackedAway BackedAway .          BackedAway Passed
        LeftBack    opened over up -    | BackedAway BackedAway .          BackedAway Passed
        LeftBack    opened over up exit | BackedAway BackedAway .          BackedAway Passed
        """;

    public static IEnumerable<PassageEvidence> Everything =>
        from vehicle in Enum.GetValues<Whereabouts>()
        from opened in new[] { false, true }
        from over in new[] { false, true }
        from up in new[] { false, true }
        from exit in new[] { false, true }
        from sensor in Enum.GetValues<UnderArm>()
        select new PassageEvidence(vehicle, opened, over, up, sensor, exit);

    [Fact]
    public void Judge_EveryCase_IsAsTheTableSays()
    {
        var lines = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var sensors = Words(lines[0].Split('|')[1]).Select(Enum.Parse<UnderArm>).ToArray();
        var told = new Dictionary<PassageEvidence, Passage>();
        foreach (var line in lines.Skip(1))
        {
            var (when, answers) = (Words(line.Split('|')[0]), Words(line.Split('|')[1]));
            for (var i = 0; i < sensors.Length; i++)
            {
                told.Add(
                    new(Enum.Parse<Whereabouts>(when[0]), when[1] != "-", when[2] != "-", when[3] != "-", sensors[i], when[4] != "-"),
                    answers[i] == "." ? Passage.Open : Enum.Parse<Passage>(answers[i]));
            }
        }

        Assert.Equal(240, told.Count);
        Assert.All(Everything, one => Assert.Equal((one, told[one]), (one, PassageRule.Judge(one))));
    }

    [Fact]
    public void Judge_ArmNeverUp_IsNeverAPassage() =>
        Assert.All(Everything.Where(one => !one.Opened), one => Assert.NotEqual(Passage.Passed, PassageRule.Judge(one)));

    [Fact]
    public void Judge_SensorWiredThatNoticedNothing_IsNoPassageWithoutTheExitLoop() => Assert.All(
        Everything.Where(one => one is { Sensor: UnderArm.Quiet or UnderArm.Touched, ExitLoop: false }),
        one => Assert.NotEqual(Passage.Passed, PassageRule.Judge(one)));

    [Fact]
    public void Judge_NegativeAnswer_IsGivenOnlyToWhoIsGoneWhenTheCycleIsOver() => Assert.All(
        Everything.Where(one => PassageRule.Judge(one) is Passage.BackedAway or Passage.DidNotPass),
        one => Assert.True(one is { CycleOver: true, Vehicle: not Whereabouts.AtGate }));

    [Fact]
    public void Judge_CycleOver_NeverTakesAPassageBack() => Assert.All(
        Everything.Where(one => !one.CycleOver && PassageRule.Judge(one) == Passage.Passed),
        one => Assert.Equal(Passage.Passed, PassageRule.Judge(one with { CycleOver = true })));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
