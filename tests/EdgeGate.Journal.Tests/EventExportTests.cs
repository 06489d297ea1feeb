using System.Text.Json;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Journal.Tests;

public sealed class EventExportTests
{
    [Fact]
    public void Read_MoreThanAPage_EveryEventOnceNewestFirst()
    {
        var store = new FakeReadStore();
        store.Append([.. Enumerable.Range(0, 1234).Select(i => Events.Of(GateEventKind.System, $"{i}"))]);

        Assert.Equal(Enumerable.Range(1, 1234).Reverse().Select(id => (long)id),
            EventExport.Read(store, new EventQuery()).Select(e => e.Id));
        Assert.Equal(700, EventExport.Read(store, new EventQuery(), limit: 700).Count());
    }

    [Fact]
    public void Csv_SightingAndFormula_OneRowEachWithQuotesAndNoFormula()
    {
        var writer = new StringWriter();
        EventExport.Csv([Events.Sighting("ABC1234") with { Id = 7 }, Events.Of(GateEventKind.Audit, "=cmd(\"x\"), done")], writer);

        var rows = writer.ToString().Split("\r\n");
        Assert.Equal(EventExport.CsvHeader, rows[0]);
        Assert.Equal(
            "7,2026-03-02T12:00:00.000Z,Plausible,11111111-2222-3333-4444-555555555555,42.500,Sighting,ABC1234,0.980,tw,Approaching,5,5,"
            + "Grant,Listed,ABC1234,ABC1234 was let in,,,,0.960", rows[1]);
        Assert.EndsWith(",Audit,,,,,,,,,,\"'=cmd(\"\"x\"\"), done\",,,,", rows[2]);
    }

    [Fact]
    public void Csv_WhatBecameOfAVehicle_StandsWithItsDecisionAndOnARowOfItsOwn()
    {
        var decision = Events.Sighting("ABC1234") with
        {
            Id = 7,
            Vehicle = new() { Step = VehicleStep.Decided, Track = 1, Plate = "ABC1234" }
        };
        var end = Events.Of(GateEventKind.Barrier, "ABC1234: did not pass: the barrier is held.") with
        {
            Id = 9,
            Sighting = decision.Sighting,
            Vehicle = new()
            {
                Step = VehicleStep.DidNotPass, Cause = VehicleCause.Held, Track = decision.Sighting!.Track, Plate = "ABC1234",
                Decision = 7
            },
        };
        var writer = new StringWriter();
        EventExport.Csv([end, decision], writer);

        var rows = writer.ToString().Split("\r\n");
        Assert.EndsWith(",DidNotPass,Held,,0.960", rows[1]);
        Assert.EndsWith(",Decided,,DidNotPass,0.960", rows[2]);
        var json = new MemoryStream();
        EventExport.JsonLines([end, decision], json);
        Assert.Contains("\"outcome\":\"DidNotPass\",\"images\":", System.Text.Encoding.UTF8.GetString(json.ToArray()).Split('\n')[1]);
    }

    [Fact]
    public void ToJson_Sighting_HoldsCharactersRulesAndPictureSizes()
    {
        using var json = JsonDocument.Parse(EventExport.ToJson(Events.Sighting("ABC1234")));
        var root = json.RootElement;

        Assert.Equal("ABC1234", root.GetProperty("sighting").GetProperty("plate").GetString());
        Assert.Equal(0.96, root.GetProperty("sighting").GetProperty("regionConfidence").GetDouble());
        Assert.Equal("8", root.GetProperty("sighting").GetProperty("characters")[1].GetProperty("rival").GetString());
        Assert.Equal("deny-list", root.GetProperty("decision").GetProperty("rules")[0].GetProperty("rule").GetString());
        Assert.Equal(3, root.GetProperty("images")[0].GetProperty("bytes").GetInt32());
    }

    [Fact]
    public void Export_SightingOfAnOlderRelease_LeavesTheRegionsProbabilityOut()
    {
        var old = Events.Sighting("ABC1234");
        old = old with { Sighting = old.Sighting! with { Regions = null } };
        var writer = new StringWriter();
        EventExport.Csv([old], writer);

        Assert.EndsWith(",ABC1234 was let in,,,,", writer.ToString().TrimEnd());
        Assert.DoesNotContain("regionConfidence", EventExport.ToJson(old), StringComparison.Ordinal);
    }

    [Fact]
    public void JsonLines_TwoEvents_TwoLinesEachValid()
    {
        using var stream = new MemoryStream();
        EventExport.JsonLines([Events.Sighting("ABC1234"), Events.Of(GateEventKind.Alarm, "line\nbreak")], stream);

        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => JsonDocument.Parse(line).Dispose());
    }
}
