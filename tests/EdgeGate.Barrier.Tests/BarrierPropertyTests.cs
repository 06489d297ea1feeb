using System.Runtime.CompilerServices;
using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Barrier.Tests;

/// <summary>Random lives of barriers: any input in any order, lines that flicker, fail and lie, a clock that goes back.</summary>
public sealed class BarrierPropertyTests
{
    private const int StepsPerLife = 600;

    // A longer walk: EDGEGATE_RANDOM_LIVES=20000.
    private static readonly int LivesPerProfile =
        int.TryParse(Environment.GetEnvironmentVariable("EDGEGATE_RANDOM_LIVES"), out var lives) && lives > 700 ? lives : 700;

    public static TheoryData<RelayProfile, ClosePolicy> Profiles => new(
        (RelayProfile.Pulse, ClosePolicy.ByBarrier), (RelayProfile.Pulse, ClosePolicy.WhenSafe),
        (RelayProfile.OpenCloseStop, ClosePolicy.WhenSafe), (RelayProfile.Maintained, ClosePolicy.WhenSafe));

    [Theory]
    [MemberData(nameof(Profiles))]
    public void Next_RandomLives_KeepEveryInvariant(RelayProfile profile, ClosePolicy policy)
    {
        var random = new Random(1 + (int)profile * 7 + (int)policy);
        var (steps, reopened, engaged, states) = (0L, 0, new int[3], new int[(int)BarrierState.Faulted + 1]);
        for (var life = 0; life < LivesPerProfile; life++)
        {
            var options = new BarrierOptions
            {
                Profile = profile, ClosePolicy = policy, HoldOpenMs = 1000 + random.Next(4000),
                OpeningMs = 2000, ClosingMs = 2000
            };
            var machine = new BarrierMachine(options, canClose: profile != RelayProfile.Maintained,
                canStop: profile == RelayProfile.OpenCloseStop);
            var check = new Invariants(options);
            var status = BarrierStatus.Initial(TimeSpan.Zero);
            var world = new RandomWorld(random);
            for (var i = 0; i < StepsPerLife; i++)
            {
                var (input, time) = world.Next();
                var step = machine.Next(status, input, time);
                check.Check(status, input, time, step);
                status = step.Status;
                world.Obey(step);
                states[(int)status.State]++;
                steps++;
            }

            reopened += check.Reopened;
            for (var i = 0; i < engaged.Length; i++)
                engaged[i] += check.Engaged[i];
        }

        // The walk must have been everywhere, or the invariants were held by standing still.
        Assert.All(states, count => Assert.True(count > 1000, string.Join(' ', states)));
        Assert.True(engaged[(int)GateOutput.Open] > 1000);
        Assert.True(reopened > 50, $"{reopened} reopened");
        Assert.True(policy == ClosePolicy.ByBarrier || profile == RelayProfile.Maintained || engaged[(int)GateOutput.Close] > 100,
            $"{engaged[1]} closes");
        Console.WriteLine(
            $"NOTE barrier {profile}/{policy}: {steps} random steps in {LivesPerProfile} lives; open {engaged[0]}, close {engaged[1]}, stop {engaged[2]}, reopened {reopened}; every invariant held");
    }

    [Fact]
    public void SafetyPage_EveryInvariant_IsQuotedWithItsTest()
    {
        var page = File.ReadAllText(Path.Combine(Folder(), "../../board/SAFETY.md"));
        foreach (var (name, sentence) in Invariants.Sentences)
        {
            Console.WriteLine($"NOTE {name} {sentence}");
            Assert.Contains($"**{name}** {sentence}", page);
        }

        Assert.Contains(nameof(Next_RandomLives_KeepEveryInvariant), page);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
