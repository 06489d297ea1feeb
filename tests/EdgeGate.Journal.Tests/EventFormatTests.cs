using System.Text.RegularExpressions;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Journal.Tests;

/// <summary>What is stored can be read by the release before and the one after.</summary>
public sealed class EventFormatTests
{
    [Fact]
    public void Serialize_Step_IsReadBack()
    {
        var step = Events.Of(GateEventKind.Barrier, "ABC1234: passed.") with
        {
            Vehicle = new()
            {
                Step = VehicleStep.Passed, Track = 7, Plate = "ABC1234", Decision = 5, Cause = VehicleCause.JournalLate,
                Attempt = 2
            },
        };
        Assert.Equal(step.Vehicle, Domain.Events.EventJson.Deserialize(Domain.Events.EventJson.Serialize(step)).Vehicle);
    }

    [Fact]
    public void Deserialize_EventOfAnOlderRelease_HasNoStep()
    {
        // As 0.1.0 wrote a decision.
        const string Old = """
            {"id":3,"time":{"bootId":"11111111-2222-3333-4444-555555555555","monotonic":"00:00:42.5000000","wall":"2026-03-02T12:00:00+00:00","clock":"Plausible"},"kind":"Alarm","text":"ABC1234 may pass, but the barrier is held or faulted"}
            """;
        Assert.Null(Domain.Events.EventJson.Deserialize(Old).Vehicle);
    }

    /// <summary>Corners that a release before this one wrote, when it did not ask whether a plate can have them.</summary>
    [Theory]
    [InlineData("1,1", "101,1", "101,31", "1,31", 1, 1, 101, 31)]
    [InlineData("1,1", "101,31", "101,1", "1,31", 1, 1, 101, 31)]
    [InlineData("1,31", "101,31", "101,1", "1,1", 1, 1, 101, 31)]
    [InlineData("-40,-20", "60,-20", "-40,10", "60,10", -40, -20, 60, 10)]
    [InlineData("5,5", "5,5", "5,5", "5,5", null, null, null, null)]
    [InlineData("\"NaN\",1", "101,1", "101,31", "1,31", null, null, null, null)]
    [InlineData("\"Infinity\",1", "101,1", "101,31", "1,\"-Infinity\"", null, null, null, null)]
    public void Deserialize_CornersThatNoPlateHas_TheEventIsReadWithTheBoxAroundThem(
        string topLeft, string topRight, string bottomRight, string bottomLeft, int? left, int? top, int? right, int? bottom)
    {
        var sighting = Sightings.Of("ABC1234") with { Evidence = [Readings.Of("ABC1234", 0.98f, 100, 100, 80, 1).ToRecord()] };
        var json = Domain.Events.EventJson.Serialize(Events.Of(GateEventKind.Sighting, "ABC1234") with { Sighting = sighting });
        var old = Regex.Replace(
            json, "\"corners\":\\{\"topLeft\".*?\\}\\}",
            $"\"corners\":{{\"topLeft\":{Point(topLeft)},\"topRight\":{Point(topRight)},\"bottomRight\":{Point(bottomRight)},\"bottomLeft\":{Point(bottomLeft)}}}");
        Assert.NotEqual(json, old);

        var read = Domain.Events.EventJson.Deserialize(old);

        var corners = Assert.Single(read.Sighting!.Evidence).Corners;
        Assert.Equal("ABC1234", read.Sighting.Text);
        Assert.True(corners.Width > 0 && corners.Height > 0, corners.ToString());
        if (left is not null)
            Assert.Equal((left, top, right, bottom), ((int)corners.Left, (int)corners.Top, (int)corners.Right, (int)corners.Bottom));
        Assert.Equal(corners.ToString(),
            Domain.Events.EventJson.Deserialize(Domain.Events.EventJson.Serialize(read)).Sighting!.Evidence[0].Corners.ToString());
    }

    [Fact]
    public void Serialize_RegionsOfASighting_AreReadBack()
    {
        var reading = Readings.Of("ABC1234");
        reading.SetRegions([new("tw", 0.75f), new("vn", 0.25f)]);
        var seen = Sightings.Of("ABC1234") with { Regions = reading.Regions.ToArray(), Evidence = [reading.ToRecord()] };

        var read = Domain.Events.EventJson.Deserialize(Domain.Events.EventJson.Serialize(Events.Of(GateEventKind.Sighting,
            "ABC1234") with
        { Sighting = seen })).Sighting!;

        Assert.Equal(seen.Regions, read.Regions);
        Assert.Equal((0.75f, 0.75f), (read.RegionConfidence, read.Evidence[0].RegionConfidence));
    }

    [Fact]
    public void Deserialize_SightingOfAnOlderRelease_HasNoProbabilityOfItsRegion()
    {
        // As 0.3.0 wrote it.
        const string Old = """
            {"id":3,"time":{"bootId":"11111111-2222-3333-4444-555555555555","monotonic":"00:00:42.5000000","wall":"2026-03-02T12:00:00+00:00","clock":"Plausible"},"kind":"Sighting","text":"ABC1234 was let in",
            "sighting":{"track":1,"firstSeen":"00:00:10","lastSeen":"00:00:11","text":"ABC1234","confidence":0.98,"region":"tw","characters":[],"readings":1,"agreeing":1,"direction":"Approaching","movement":"Moved",
            "evidence":[{"frameId":1,"capturedAt":"00:00:10","corners":{"topLeft":{"x":1,"y":1},"topRight":{"x":101,"y":1},"bottomRight":{"x":101,"y":31},"bottomLeft":{"x":1,"y":31}},"detectionScore":0.9,"text":"ABC1234",
            "confidence":0.98,"region":"tw","characters":[],"freeText":"ABC1234","formatChanged":false,"superResolved":false,"isCut":false,"focusIndex":0.5,"notAPlate":0}],"onlySuperResolved":false}}
            """;

        var sighting = Domain.Events.EventJson.Deserialize(Old).Sighting!;

        Assert.Equal(("tw", (float?)null, (float?)null),
            (sighting.Region, sighting.RegionConfidence, sighting.Evidence[0].RegionConfidence));
    }

    [Fact]
    public void Deserialize_MemberOfANewerRelease_IsPassedOver()
    {
        // The release before reads a step so: it knows the kind and the text, and not the member.
        var json = Domain.Events.EventJson.Serialize(Events.Of(GateEventKind.Barrier, "ABC1234: passed."));
        var read = Domain.Events.EventJson.Deserialize(json.Insert(1, "\"somethingNew\":{\"step\":\"Flown\"},"));
        Assert.Equal((GateEventKind.Barrier, "ABC1234: passed."), (read.Kind, read.Text));
    }

    private static string Point(string both) => $"{{\"x\":{both.Split(',')[0]},\"y\":{both.Split(',')[1]}}}";

    [Fact]
    public void Kinds_Always_AreThoseThatEveryReleaseReads() =>
        Assert.Equal(["Sighting", "Barrier", "Alarm", "Audit", "System"], Enum.GetNames<GateEventKind>());
}
