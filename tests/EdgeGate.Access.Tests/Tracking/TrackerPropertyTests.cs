using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>Whatever a reader delivers, also nonsense: what the lane relies on holds.</summary>
public sealed class TrackerPropertyTests
{
    private static readonly float[] Odd = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -1, 0, 2, 1e30f];

    [Fact]
    public void Observe_RandomReadings_NewsKeepTheirOrder()
    {
        var random = new Random(77);
        var (asked, ended) = (0, 0);
        for (var life = 0; life < 60; life++)
        {
            var tracker = new SightingTracker(new TrackerOptions
            {
                DecideAfterMs = 300, EndAfterMs = 300, ReviseEveryMs = 100,
                DuplicateWindowMs = 500
            }, new AccessOptions());
            var book = new Dictionary<long, (int Ready, bool Granted, bool Gone)>();
            var now = TimeSpan.Zero;
            for (var frame = 0; frame < 400; frame++)
            {
                now += TimeSpan.FromMilliseconds(random.Next(200));
                var updates = random.Next(60) == 0 ? tracker.Flush(now) : tracker.Observe(RandomFrame(random, frame), now, 1280, 720);
                foreach (var update in updates)
                    Check(tracker, update, book, random);
            }

            asked += book.Values.Sum(entry => entry.Ready);
            ended += book.Values.Count(entry => entry.Gone);
        }

        Assert.True(asked > 500 && ended > 500, $"{asked} asked, {ended} ended");
    }

    private static void Check(SightingTracker tracker, TrackUpdate update, Dictionary<long, (int Ready, bool Granted, bool Gone)> book,
        Random random)
    {
        var sighting = update.Sighting;
        var (ready, granted, gone) = book.GetValueOrDefault(sighting.Track);
        Assert.False(gone, "news of a vehicle that has gone");
        Assert.Equal(ready > 0, update.Decided);
        Assert.True(sighting.Confidence is >= 0 and <= 1, $"confidence {sighting.Confidence}");
        Assert.Equal(sighting.Text.Length, sighting.Characters.Count);
        Assert.True(sighting.Agreeing <= sighting.Readings && sighting.FirstSeen <= sighting.LastSeen && sighting.Evidence.Count <= 16);
        Assert.NotEqual(sighting.Track, update.DuplicateOf);
        switch (update.Kind)
        {
            case TrackUpdateKind.ReadyToDecide:
                Assert.Equal(0, ready);
                break;
            case TrackUpdateKind.Revised:
                Assert.True(ready > 0);
                Assert.False(granted, "asked again about a vehicle that was let in");
                break;
            case TrackUpdateKind.Ended:
                book[sighting.Track] = (ready, granted, true);
                return;
        }

        var verdict = (AccessVerdict)random.Next(3);
        tracker.Answer(sighting.Track, verdict);
        book[sighting.Track] = (1, verdict == AccessVerdict.Grant, false);
    }

    private static PlateReading[] RandomFrame(Random random, int frame) => [.. Enumerable.Range(0, random.Next(4)).Select(i =>
    {
        var reading = Readings.Of(
            RandomText(random), Some(random, (float)random.NextDouble()), Far(random, i * 300 + frame % 40 * 3),
            Far(random, 100 + frame % 40 * 8),
            40 + frame % 40 * 3, frame);
        reading.IsCut = random.Next(5) == 0;
        reading.NotAPlate = Some(random, (float)random.NextDouble() * 0.6f);
        reading.DetectionScore = Some(random, (float)random.NextDouble());
        reading.FocusIndex = Some(random, (float)random.NextDouble());
        reading.SuperResolved = random.Next(3) == 0;
        return reading;
    })];

    // Corners are never impossible, but may lie anywhere.
    private static float Far(Random random, float value) => random.Next(20) == 0 ? random.Next(-90_000, 90_000) : value;

    private static string RandomText(Random random) => random.Next(3) switch
    {
        0 => "ABC1234",
        1 => "XYZ9876"[..random.Next(8)],
        _ => string.Create(random.Next(17), random, static (span, r) => r.GetItems<char>("A8B0O粤", span)),
    };

    private static float Some(Random random, float usual) => random.Next(40) == 0 ? Odd[random.Next(Odd.Length)] : usual;
}
