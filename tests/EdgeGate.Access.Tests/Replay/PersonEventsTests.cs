using EdgeGate.Access.Replay;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Replay;

[Trait("suite", "hard")]
public sealed class PersonEventsTests
{
    private readonly PersonEvents _person = new("abc-1234");

    [Theory]
    [InlineData("ABC1234: opened.", true)]
    [InlineData("page: lin adds ABC-1234 (Ana), allow to the access list", true)]
    [InlineData("2 added (abc 1234, X); 4 removed", true)]
    [InlineData("ABC12345 was not let in", false)]
    [InlineData("XABC1234 was not let in", false)]
    [InlineData("event 1234 of ABC", false)]
    public void Names_PlateHoweverItIsWritten_AndNoLongerWord(string text, bool names) => Assert.Equal(names, _person.Names(text));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("A")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    public void Constructor_NoPlate_Refused(string plate) => Assert.Throws<ArgumentException>(() => new PersonEvents(plate));

    [Fact]
    public void Without_OwnDecision_KeepsNumberTimeAndVerdictAlone()
    {
        var one = Decided("ABC1234", "ABC1234 was granted access: on the allow list, Ana.") with { Images = new Dictionary<string, byte[]> { ["plate"] = [1] } };

        var left = _person.Without(one, "r1");

        Assert.True(_person.IsOwn(one));
        Assert.Equal((one.Id, one.Time, one.Kind, AccessVerdict.Grant, AccessReason.Listed),
            (left.Id, left.Time, left.Kind, left.Decision!.Verdict, left.Decision.Reason));
        Assert.Empty(left.Images);
        Nothing(left, "ABC", "Ana");
        Assert.False(_person.IsOwn(left) || _person.IsMention(left));
    }

    [Fact]
    public void Without_MisreadThatTheListForgave_IsOwn()
    {
        var one = Decided("A8C1234", "A8C1234 was granted access: on the allow list, Ana.") with { };
        one = one with { Decision = one.Decision! with { MatchedEntry = "ABC-1234" } };

        Nothing(_person.Without(one, "r1"), "ABC", "A8C", "Ana");
    }

    [Fact]
    public void Without_DecisionOnSomebodyElse_KeepsItsOwnAndHidesTheName()
    {
        var one = Decided("A8C1234", "A8C1234 was not let in: it is on no list.") with { Images = new Dictionary<string, byte[]> { ["plate"] = [1] } };
        one = one with
        {
            Decision = one.Decision! with
            {
                MatchedEntry = "",
                Trace = [RuleStep.Of("tolerance", false, Phrase.Of("entryDenied", ("entry", "ABC1234 (Ana)")))]
            }
        };

        var left = _person.Without(one, "r1");

        Assert.True(_person.IsMention(one));
        Assert.Equal(("A8C1234", "(erased) (Ana) is denied", 1), (left.Sighting!.Text, left.Decision!.Trace[0].Detail, left.Images.Count));
        Assert.Equal("(erased) (Ana) is denied", left.Decision.Trace[0].Say!.English);
        Assert.Equal("A8C1234 was granted access: on the allow list, Ana.", left.Decision.Say!.English);
        Nothing(left, "ABC1234");
        Assert.False(_person.IsMention(left));
    }

    [Fact]
    public void Without_WhatAPersonWrote_KeepsWhoDidWhatAndNothingBehindTheName()
    {
        var added = Phrase.Of("entryAdded", ("entry", "ABC-1234 (Ana), allow, flat 12"))
            .By(Phrase.Of("onPage", ("who", "lin at 10.0.0.7")));
        var one = new GateEvent { Id = 3, Time = default, Kind = GateEventKind.Audit, Text = added.English, Say = added };

        var left = _person.Without(one, "r1");

        Assert.Equal("page: lin at 10.0.0.7 adds (erased), reference r1", left.Text);
        Nothing(left, "ABC", "Ana", "flat 12");
    }

    private static GateEvent Decided(string plate, string text) => new()
    {
        Id = 7, Time = new(Guid.Empty, TimeSpan.FromSeconds(1), DateTimeOffset.UnixEpoch, ClockState.Synchronised),
        Kind = GateEventKind.Sighting, Text = text,
        Sighting = Sightings.Of(plate), Vehicle = new() { Step = VehicleStep.Decided, Plate = plate, Track = 1 },
        Decision = new(AccessVerdict.Grant, AccessReason.Listed, text,
            [RuleStep.Of("allow-list", true, Phrase.Of("meets", ("entry", $"{plate} (Ana)")))])
        {
            MatchedEntry = plate, Say = Phrase.Of("granted", ("plate", plate), ("why", (PhraseValue[])[Phrase.Of("onAllowList"), "Ana"])),
        },
    };

    // In none of what a store keeps.
    private static void Nothing(GateEvent left, params string[] words) =>
        Assert.All(words, word => Assert.DoesNotContain(word, EventJson.Serialize(left)));
}
