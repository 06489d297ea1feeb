using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Barrier;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Lane.Tests.Passages;

/// <summary>Vehicles, persons and sensors at random: what must hold whatever happens.</summary>
public sealed class LaneVehiclesPropertyTests
{
    private const int Worlds = 400;

    [Fact]
    public void Anything_AtRandom_StoriesEndOnceAndOnlyWhoPassedIsInside()
    {
        var (granted, passed) = (0, 0);
        for (var seed = 0; seed < Worlds; seed++)
        {
            var random = new Random(seed);
            using var bench = new GateRig(Wiring(random), rearCamera: random.Next(4) == 0);
            bench.Options = bench.Options with
            {
                StandingVehicle = random.Next(3) == 0 ? StandingVehicle.CallPerson
                : StandingVehicle.Reopen
            };
            var here = new List<long>();
            for (var step = 0; step < 25; step++)
                granted += Act(bench, random, here);
            foreach (var track in here)
                bench.Leave(track);
            bench.Apply(BarrierInputKind.ManualRelease);
            bench.Set(GateInput.SafetyLoop, false);
            bench.Set(GateInput.EntryLoop, false);
            bench.Pass(400);
            passed += Check(bench, seed);
        }

        Assert.True(granted > Worlds && passed > Worlds / 4,
            $"{granted} granted, {passed} passed: the worlds are too dull to show anything");
        Console.WriteLine($"NOTE passages: {Worlds} random worlds, {granted} granted vehicles, {passed} passed; every story ended once, only who passed is inside");
    }

    private static LineSnapshot Wiring(Random random)
    {
        var lines = LineSnapshot.NoneFitted;
        foreach (var input in (GateInput[])[GateInput.SafetyLoop, GateInput.EntryLoop, GateInput.ExitLoop])
            lines = random.Next(2) == 0 ? lines.With(input, LineLevel.Inactive) : lines;
        return lines;
    }

    private static int Act(GateRig bench, Random random, List<long> here)
    {
        bench.Pass(random.NextDouble() * 4);
        switch (random.Next(8))
        {
            case 0 or 1:
                var track = bench.NextTrack();
                bench.Grant(track, $"P{track:0000}");
                here.Add(track);
                return 1;
            case 2 or 3 when here.Count > 0:
                var who = here[random.Next(here.Count)];
                here.Remove(who);
                bench.Leave(who, (Direction)random.Next(4));
                return 0;
            case 4 when bench.IsWired(GateInput.SafetyLoop):
                bench.Cross(random.NextDouble() * 3);
                return 0;
            case 5:
                bench.Apply(random.Next(3) == 0 ? BarrierInputKind.ManualHold : BarrierInputKind.ManualRelease);
                return 0;
            case 6 when bench.IsWired(GateInput.EntryLoop):
                bench.Set(GateInput.EntryLoop, random.Next(2) == 0);
                return 0;
            case 7 when bench.IsWired(GateInput.ExitLoop):
                bench.Set(GateInput.ExitLoop, true);
                bench.Pass(0.5);
                bench.Set(GateInput.ExitLoop, false);
                return 0;
            default:
                return 0;
        }
    }

    private static int Check(GateRig bench, int seed)
    {
        var steps = bench.Recorded().Where(one => one.Vehicle is not null).ToArray();
        var passed = new List<string>();
        foreach (var story in steps.GroupBy(one => one.Vehicle!.Track))
        {
            var told = story.Select(one => one.Vehicle!.Step).ToArray();
            Assert.True(told.Count(step => step is VehicleStep.Passed or VehicleStep.BackedAway or VehicleStep.DidNotPass) == 1,
                $"world {seed}: {string.Join(' ', told)}");
            Assert.True(story.Last().Vehicle!.IsEnd, $"world {seed}: {string.Join(' ', told)}");
            Assert.True(told.Count(step => step == VehicleStep.Commanded) <= 1 + bench.Options.ReopenMost, $"world {seed}");
            Assert.True(told.Count(step => step == VehicleStep.Opened) <= told.Count(step => step == VehicleStep.Commanded),
                $"world {seed}");
            if (told[^1] == VehicleStep.Passed)
                passed.Add(story.First().Vehicle!.Plate);
        }

        Assert.Equal(passed.Order(), bench.Inside);
        Assert.Equal(passed.Order(), OccupancyReplay.From(bench.Recorded(), LaneRole.Entry,
            TimeZoneInfo.Utc).Visits.Select(visit => visit.Plate).Order());
        return passed.Count;
    }
}
