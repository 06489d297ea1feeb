using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Journal.Tests;

/// <summary>Events carry their sentences as data beside the English, and journals with and without them can be read.</summary>
public sealed class PhraseFormatTests
{
    private static readonly Phrase Granted = Phrase.Of(
        "granted", ("plate", "ABC1234"), ("why",
            (PhraseValue[])[Phrase.Of("onAllowList"), "Lin, flat 12: {who}", Phrase.Of("although", ("since", "2026-11-25 11:50"))]));

    [Fact]
    public void English_OfNestedPhrase_IsOneSentence() => Assert.Equal(
        "ABC1234 was granted access: on the allow list, Lin, flat 12: {who}, although inside since 2026-11-25 11:50.", Granted.English);

    [Fact]
    public void English_OfWord_IsItsName() => Assert.Equal(
        "barrier Closed -> Open", Phrase.Of("moved", ("from", PhraseValue.Word("state", "Closed")),
            ("to", PhraseValue.Word("state", "Open"))).English);

    [Fact]
    public void Event_WithPhrase_ComesBackAsItWas()
    {
        var moved = Phrase.Of("barrier", ("what",
            Phrase.Of("moved", ("from", PhraseValue.Word("state", "Closed")), ("to", PhraseValue.Word("state", "Open")))), ("cause", 7));
        foreach (var phrase in (Phrase[])[Granted, moved])
        {
            var read = Domain.Events.EventJson.Deserialize(Domain.Events.EventJson.Serialize(Events.Of(GateEventKind.Alarm) with { Say = phrase })).Say!;
            Assert.Equal((PhraseText.Json(phrase), phrase.English), (PhraseText.Json(read), read.English));
        }
    }

    [Fact]
    public void Event_OfAJournalFromBefore_HasItsEnglishOnly()
    {
        var old = Domain.Events.EventJson.Serialize(Events.Of(GateEventKind.Alarm));

        Assert.DoesNotContain("\"say\"", old);
        Assert.Null(Domain.Events.EventJson.Deserialize(old).Told);
    }

    [Theory]
    [InlineData("""{"code":"novel","values":{"figure":3,"flag":true,"deep":{"code":"x","more":[1,{"y":null}]}},"version":2}""", "novel")]
    [InlineData("""{"unknown":{"a":[]}}""", null)]
    [InlineData("7", null)]
    [InlineData("[\"a\",{}]", null)]
    public void Event_OfANewerRelease_IsReadAllTheSame(string say, string? code)
    {
        var json = Domain.Events.EventJson.Serialize(Events.Of(GateEventKind.Alarm) with { Say = Phrase.Of("lost") })
            .Replace("""{"code":"lost"}""", say, StringComparison.Ordinal);

        Assert.Equal(code, Domain.Events.EventJson.Deserialize(json).Say?.Code);
    }

    [Fact]
    public void Phrase_WithANameTakenOut_KeepsTheRest() =>
        Assert.Equal("ABC1234 was granted access: on the allow list, (erased), although inside since 2026-11-25 11:50.",
            Granted.With(text => text.StartsWith("Lin", StringComparison.Ordinal) ? "(erased)" : text).English);

    [Fact]
    public void Export_OfEvents_HasThePhraseBesideTheEnglish()
    {
        var json = EventExport.ToJson(Events.Of(GateEventKind.Sighting) with { Text = Granted.English, Say = Granted });

        Assert.Contains("\"text\":\"ABC1234 was granted access", json);
        Assert.Contains("\"say\":" + PhraseText.Json(Granted), json);
    }
}
