using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Passes;
using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Commissioning.Tests;

public sealed class PassTests
{
    private static readonly CommissioningLimits Limits = new();

    [Fact]
    public void Summary_TenGoodPasses_IsAccepted()
    {
        var passes = Drives.Passes(Limits, Drives.Ten(i => Drives.Vehicle(i)));
        Assert.Equal(10, passes.Count);
        Assert.All(passes, pass => Assert.True(pass.IsRight));
        Assert.Equal(600, passes[0].DecisionTime.TotalMilliseconds, 1e-6);
        Assert.True(PassSummary.Of(passes, Limits).Accepted);
    }

    [Fact]
    public void Summary_NinePasses_IsNotAcceptedYet() =>
        Assert.False(PassSummary.Of(Drives.Passes(Limits, [.. Drives.Ten(i => Drives.Vehicle(i)).Take(9)]), Limits).Accepted);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public void Summary_FewerPassesChosen_IsNotAcceptedAndTheFindingSaysSo(int chosen)
    {
        var limits = new CommissioningLimits { Passes = chosen, MayMiss = chosen / 10 };
        var summary = PassSummary.Of(Drives.Passes(limits, [.. Drives.Ten(i => Drives.Vehicle(i)).Take(chosen)]), limits);

        Assert.False(summary.Accepted);
        var finding = Assert.Single(summary.Findings, finding => finding.Level == FindingLevel.Bad);
        Assert.Equal((FindingCode.Passes, 10), (finding.Code, finding.Limit));
    }

    [Fact]
    public void Summary_AnyPasses_AcceptedExactlyWhenNoFindingObjects()
    {
        var random = new Random(2);
        var accepted = 0;
        for (var round = 0; round < 500; round++)
        {
            var limits = new CommissioningLimits { Passes = random.Next(1, 15), MayMiss = random.Next(3) };
            var vehicles = Enumerable.Range(1, random.Next(16)).Select(i => Drives.Vehicle(
                i, random.Next(30) == 0 ? "A8C1234" : Drives.Plate, 0.9f + random.NextSingle() * 0.1f, random.Next(2, 20),
                width: 55 + random.Next(100)));
            var summary = PassSummary.Of(Drives.Passes(limits, [.. vehicles]), limits);

            Assert.Equal(summary.Findings.All(finding => finding.Level != FindingLevel.Bad), summary.Accepted);
            Assert.True(!summary.Accepted || summary.Findings[0].Value >= 10);
            accepted += summary.Accepted ? 1 : 0;
        }

        Assert.InRange(accepted, 20, 400);
    }

    [Fact]
    public void Summary_OneMissed_IsTolerated() =>
        Assert.True(PassSummary.Of(Drives.Passes(Limits, Drives.Ten(i => i == 4 ? Drives.Vehicle(i, "") : Drives.Vehicle(i))),
            Limits).Accepted);

    [Fact]
    public void Summary_TwoMissed_IsNot() =>
        Assert.False(PassSummary.Of(Drives.Passes(Limits, Drives.Ten(i => i is 4 or 5 ? Drives.Vehicle(i, "") : Drives.Vehicle(i))),
            Limits).Accepted);

    [Fact]
    public void Summary_OneReadWrongWithConfidence_IsNeverTolerated()
    {
        var summary = PassSummary.Of(Drives.Passes(Limits, Drives.Ten(i => Drives.Vehicle(i, i == 7 ? "A8C1234" : Drives.Plate))), Limits);
        Assert.False(summary.Accepted);
        Assert.Contains(summary.Findings, finding => finding is { Code: FindingCode.ReadWrong, Level: FindingLevel.Bad });
    }

    [Fact]
    public void Summary_WrongButDoubtful_IsAMissOnly() =>
        Assert.True(PassSummary.Of(Drives.Passes(Limits, Drives.Ten(i => i == 7 ? Drives.Vehicle(i, "A8C1234", 0.6f) : Drives.Vehicle(i))),
            Limits).Accepted);

    [Fact]
    public void Recorder_DecidedTwice_TakesTheFirstTimeAndTheLastText()
    {
        var recorder = new PassRecorder(Drives.Plate, Limits);
        recorder.Decided(Drives.Vehicle(3, "A8C1234"), TimeSpan.FromSeconds(10.5));
        recorder.Decided(Drives.Vehicle(3), TimeSpan.FromSeconds(14));
        var pass = recorder.Left(Drives.Vehicle(3), 1280, 720)!;
        Assert.True(pass.IsRight);
        Assert.Equal(0.5, pass.DecisionTime.TotalSeconds, 1e-6);
    }

    [Fact]
    public void Recorder_LeftWithoutDecision_IsNoPass() =>
        Assert.Null(new PassRecorder(Drives.Plate, Limits).Left(Drives.Vehicle(1), 1280, 720));

    [Fact]
    public void Recorder_Discard_RenumbersTheRest()
    {
        var recorder = new PassRecorder(Drives.Plate, Limits);
        for (var i = 1; i <= 3; i++)
        {
            recorder.Decided(Drives.Vehicle(i, $"ABC123{i}"), TimeSpan.FromSeconds(11));
            recorder.Left(Drives.Vehicle(i), 1280, 720);
        }

        Assert.True(recorder.Discard(2));
        Assert.False(recorder.Discard(3));
        Assert.Equal([(1, "ABC1231"), (2, "ABC1233")], recorder.Passes.Select(pass => (pass.Number, pass.Text)));
    }

    [Fact]
    public void Recorder_AnotherVehicleInBetween_IsNoPassAndIsNamed()
    {
        var recorder = new PassRecorder(Drives.Plate, Limits);
        foreach (var (track, text) in new[] { (1, Drives.Plate), (2, "KHD8395"), (3, Drives.Plate) })
        {
            recorder.Decided(Drives.Vehicle(track, text), TimeSpan.FromSeconds(11));
            recorder.Left(Drives.Vehicle(track, text), 1280, 720);
        }

        Assert.Equal([1, 2], recorder.Passes.Select(pass => pass.Number));
        Assert.Equal(["KHD8395"], recorder.Others);
    }

    [Theory]
    [InlineData("A8C1234", 0.98f)] // one character wrong: the known car, read wrong
    [InlineData("A8C1Z3A", 0.98f)] // three
    [InlineData("ABC12", 0.98f)]
    [InlineData("KHD8395", 0.5f)] // without confidence nobody knows which car it was
    [InlineData("", 0.98f)]
    public void Recorder_WhatMayBeTheKnownCar_IsAPass(string text, float confidence)
    {
        var passes = Drives.Passes(Limits, Drives.Vehicle(1, text, confidence));
        Assert.False(Assert.Single(passes).IsRight);
    }

    [Fact]
    public void Suggestions_PlatesInOnePart_GiveAZoneAroundAllOfThem()
    {
        var passes = Drives.Passes(Limits, Drives.Ten(i => Drives.Vehicle(i, x: 500 + i * 10, y: 300)));
        var zone = Suggestions.From(passes).Where(s => s.Key.StartsWith("vision.zone", StringComparison.Ordinal))
            .ToDictionary(s => s.Key, s => double.Parse(s.Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.InRange(zone["vision.zone.left"], 0.2, 510.0 / 1280 - 0.09);
        Assert.InRange(zone["vision.zone.left"] + zone["vision.zone.width"], 707.0 / 1280 + 0.09, 0.75);
        Assert.True(zone["vision.zone.top"] + zone["vision.zone.height"] <= 1);
    }

    [Fact]
    public void Suggestions_AtTheCorner_StayInsideTheFrame()
    {
        var passes = Drives.Passes(Limits, Drives.Ten(i => Drives.Vehicle(i, x: 1150, y: 670)));
        var zone = Suggestions.From(passes).ToDictionary(s => s.Key, s => s.Value);
        Assert.Equal(1, decimal.Parse(zone["vision.zone.left"],
            System.Globalization.CultureInfo.InvariantCulture) + decimal.Parse(zone["vision.zone.width"],
            System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(0.999f, "0.97")]
    [InlineData(0.97f, "0.92")]
    [InlineData(0.95f, null)]
    public void Suggestions_Confidence_NeverBelowTheDefault(float confidence, string? threshold) =>
        Assert.Equal(threshold, Suggestions.From(Drives.Passes(Limits, Drives.Ten(i => Drives.Vehicle(i, confidence: confidence))))
            .SingleOrDefault(s => s.Key == "access.minConfidence")?.Value);

    [Fact]
    public void Suggestions_TwoPasses_AreTooFew() =>
        Assert.Empty(Suggestions.From(Drives.Passes(Limits, Drives.Vehicle(1), Drives.Vehicle(2))));

    [Fact]
    public void Suggestions_PlatesThatShrink_AreARearCamera() =>
        Assert.Contains(Suggestions.From(Drives.Passes(Limits, Drives.Ten(i => Drives.Vehicle(i) with { Direction = Direction.Leaving }))),
            s => s is { Key: "tracker.rearCamera", Value: "true" });
}
