using System.Text;
using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

/// <summary>A plate that the picture's edge cuts shows where a vehicle is. It never decides.</summary>
public sealed class CutPlateTests
{
    private const int Lives = 2000;
    private const string Listed = "KHD8395";

    private static readonly AccessList List =
        ListCsv.Import(new MemoryStream(Encoding.UTF8.GetBytes($"plate,list,owner,note,valid_from,valid_to,days,hours,lane\n{Listed},allow,,,,,,,\n"))).ToList(useGoodRows: false)!;

    private static readonly AccessOptions[] Rules =
        [new(), new() { Tolerance = Tolerance.OneLookAlike }, new() { MinConfidence = 0.5f, MinAgreeing = 1 }];

    private static readonly DecisionContext Here = new(new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero), ClockState.Synchronised);

    [Fact]
    public void Observe_ListedPlateThatIsAlwaysCut_IsNeverLetIn()
    {
        var (random, decided, cut) = (new Random(16), 0, 0);
        for (var life = 0; life < Lives; life++)
        {
            var tracker = new SightingTracker(new TrackerOptions(), new AccessOptions());
            foreach (var (at, readings) in Life(random))
            {
                cut += readings.Count(reading => reading.IsCut);
                foreach (ref readonly var update in tracker.Observe(readings, at, 1280, 720))
                {
                    decided++;
                    foreach (var rules in Rules)
                        Assert.NotEqual(AccessVerdict.Grant, AccessPolicy.Decide(update.Sighting, List, rules, Here).Verdict);
                    Assert.NotEqual(Listed, update.Sighting.Text);
                    tracker.Answer(update.Sighting.Track, AccessVerdict.Deny);
                }
            }
        }

        Assert.True(decided > Lives / 2, $"{decided} decisions try little");
        Console.WriteLine($"NOTE cut plates: {Lives} lives, {cut} cut readings of a listed plate at up to 99.9 %, {decided} decisions, none of them a grant");
    }

    [Fact]
    public void Observe_WhateverACutPlateSays_TheSightingsAreTheSame()
    {
        for (var life = 0; life < Lives / 4; life++)
        {
            var (one, other) = (new SightingTracker(new TrackerOptions(), new AccessOptions()),
                new SightingTracker(new TrackerOptions(), new AccessOptions()));
            foreach (var (at, readings) in Life(new Random(life)))
            {
                var changed = readings.Select(reading => reading.IsCut ? Cut("ZZ99ZZ9", reading) : reading).ToArray();
                Assert.Equal(Heard(one, readings, at), Heard(other, changed, at));
            }
        }
    }

    [Fact]
    public void BestReading_CutAndWhole_IsTheWholeOne()
    {
        var tracker = new SightingTracker(new TrackerOptions(), new AccessOptions());
        for (var frame = 1; frame <= 40; frame++)
        {
            var reading = Readings.Of(frame % 2 == 0 ? "KHD839" : Listed, frame % 2 == 0 ? 0.999f : 0.95f, frame: frame);
            reading.IsCut = frame % 2 == 0;
            tracker.Observe([reading], TimeSpan.FromMilliseconds(40 * frame), 1280, 720);
        }

        Assert.Equal(Listed, tracker.BestReading(1)!.GetText());
    }

    [Fact]
    public void Burst_CutPictures_AreLeftOut()
    {
        var burst = new Burst();
        for (var i = 0; i < 5; i++)
            burst.Add(Cut("KHD839", Readings.Of("KHD839", 0.99f)));
        burst.Add(Readings.Of(Listed, 0.9f));

        Assert.Equal((Listed, 1), (burst.Fuse().Text, burst.Fuse().Readings));
    }

    /// <summary>Vehicles that come into view: the listed plate only ever cut, whole ones of other texts between them.</summary>
    private static IEnumerable<(TimeSpan At, PlateReading[] Readings)> Life(Random random)
    {
        var (x, y, width) = (random.Next(0, 900), random.Next(100, 500), random.Next(40, 160));
        var (right, down, wholes) = (random.Next(-12, 13), random.Next(-6, 7), random.NextDouble());
        for (var frame = 1; frame <= 150; frame++)
        {
            var readings = new List<PlateReading>();
            var at = TimeSpan.FromMilliseconds(frame * 40);
            var (left, top) = (x + frame * right / 4f, y + frame * down / 4f);
            if (random.NextDouble() < 0.8)
            {
                var cut = Readings.Of(Listed, 0.5f + 0.499f * random.NextSingle(), left, top, width, frame, at);
                cut.IsCut = true;
                readings.Add(cut);
            }

            if (random.NextDouble() < wholes)
                readings.Add(Readings.Of(random.Next(3) == 0 ? "KHD839" : "EDL5933", random.NextSingle(), left + random.Next(-20, 20), top,
                    width, frame, at));
            yield return (at, [.. readings]);
        }
    }

    private static PlateReading Cut(string text, PlateReading like)
    {
        var reading = Readings.Of(text, 0.999f, like.Corners.Left, like.Corners.Top, like.Corners.Right - like.Corners.Left, like.FrameId,
            like.CapturedAt);
        reading.IsCut = true;
        return reading;
    }

    private static List<string> Heard(SightingTracker tracker, PlateReading[] readings, TimeSpan at)
    {
        var heard = new List<string>();
        foreach (ref readonly var update in tracker.Observe(readings, at, 1280, 720))
        {
            var sighting = update.Sighting;
            heard.Add($"{update.Kind} {sighting.Track} {sighting.Text} {sighting.Confidence} {sighting.Readings} {sighting.Agreeing} {sighting.Direction}");
            tracker.Answer(sighting.Track, AccessVerdict.Deny);
        }

        return heard;
    }
}
