using EdgeGate.Domain.Access;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>
/// Random passages in metres, seen by random cameras with the noise of a detector: no crossing or leaving vehicle is ever let in.
/// </summary>
public sealed class DirectionPropertyTests
{
    private const int Rounds = 4000;

    [Fact]
    public void RandomPassages_WhoComesIsLetInAndNobodyElse()
    {
        var random = new Random(20261130);
        var counts = new int[3];
        for (var round = 0; round < Rounds; round++)
        {
            var seconds = 2 + random.NextDouble() * 18;
            var road = new Road(round, framesPerSecond: 8 + random.Next(18))
            {
                Jitter = random.NextSingle() * 1.5f, SizeJitter = random.NextSingle() * 0.035f, Missed = random.NextSingle() * 0.4f,
                Wrong = random.Next(4) == 0 ? 0.03f : 0, Above = 0.3f + random.NextSingle() * 2,
            };
            var kind = random.Next(3);
            var (from, to) = kind == 2 ? Crossing(random) : Lane(random);
            if (kind == 1)
                (from, to) = (to, from);
            road.Go(from, to, seconds);
            if (kind == 0)
                road.Stand(to, 5);
            road.End();
            var kindName = (string[])["coming", "leaving", "crossing"];
            Assert.True(
                road.Granted == (kind == 0),
                $"round {round}: {kindName[kind]} from {from} to {to} in {seconds:0.0} s, {1 / road.Drive.Interval.TotalSeconds:0} frames a second: "
                + string.Join("; ", road.Decisions.Select(decision => $"{decision.Verdict} {decision.Reason}")));
            Assert.True(road.Decisions.Count(decision => decision.Verdict == AccessVerdict.Grant) <= 1);
            counts[kind]++;
        }

        Console.WriteLine($"NOTE direction: {Rounds} random passages of 2 to 20 s, {counts[0]} coming, {counts[1]} leaving, {counts[2]} crossing: none decided wrong");
    }

    // Along a lane that is up to 2 m aside of the camera.
    private static ((float, float), (float, float)) Lane(Random random)
    {
        var right = -2 + random.NextSingle() * 4;
        return ((right, 9 + random.NextSingle() * 4), (right * 0.9f, 4.5f + random.NextSingle()));
    }

    // Across the picture, at right angles to the lane or aslant by up to 40 degrees, either way.
    private static ((float, float), (float, float)) Crossing(Random random)
    {
        var away = 6 + random.NextSingle() * 5;
        var half = away * (0.4f + random.NextSingle() * 0.15f);
        var slant = MathF.Tan((random.NextSingle() - 0.5f) * 80 * MathF.PI / 180) * half * 0.6f;
        var side = random.Next(2) * 2 - 1;
        return ((-half * side, away + slant), (half * side, Math.Max(4, away - slant)));
    }
}
