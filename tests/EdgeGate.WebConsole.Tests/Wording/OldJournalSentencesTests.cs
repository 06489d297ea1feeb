using System.Text;
using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using EdgeGate.WebConsole.Wording;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Wording;

/// <summary>
/// Journals written before events carried phrases can be read in every language. The rules say the sentences here, as they said them then:
/// what is read out of the English is what is recorded beside it today.
/// </summary>
public sealed class OldJournalSentencesTests
{
    private const string Csv = """
        plate,list,owner,note,valid_from,valid_to,days,hours,lane
        ABC1234,allow,"Lin, flat 12",,,,,,
        GST0001,guest,Anna,,,,,,
        DEN0001,deny,Otto,banned after damage (twice),,,,,
        WAT0001,watch,,call the office,,,,,
        OLD0001,allow,,,,2024-12-31,,,
        NEW0001,allow,,,2031-01-01,,,,
        HRS0001,allow,,,,,,08:00-09:00,
        DAY0001,allow,,,,,mon,,
        LAN0001,allow,,,,,,,south
        TWN8888,allow,,,,,,,
        TWN888B,deny,,,,,,,
        """;

    private static readonly AccessList List = ListCsv.Import(new MemoryStream(Encoding.UTF8.GetBytes(Csv))).ToList(useGoodRows: false)!;
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero); // a Wednesday
    private static readonly DecisionContext Here = new(Now, ClockState.Synchronised) { Lane = "north" };

    private static IEnumerable<(Sighting Sighting, AccessDecision Decision)> Cases()
    {
        var (plain, tolerant) = (new AccessOptions(), new AccessOptions { Tolerance = Tolerance.OneLookAlike });
        var inside = Occupancy.Empty.Enter("ABC1234", Now.AddMinutes(-10));
        foreach (var text in (string[])["ABC1234", "GST0001", "DEN0001", "WAT0001", "OLD0001", "NEW0001", "HRS0001", "DAY0001", "LAN0001",
            "XYZ9999", ""])
        {
            yield return Case(Sightings.Of(text), plain);
            yield return Case(Sightings.Of(text), tolerant);
            foreach (var mode in Enum.GetValues<AccessMode>())
                yield return Case(Sightings.Of(text), new AccessOptions { Mode = mode });
        }

        foreach (var direction in Enum.GetValues<Direction>())
            yield return Case(Sightings.Of("ABC1234") with { Direction = direction }, plain);
        yield return Case(Sightings.Of("ABC1234", confidence: 0.5f), plain);
        yield return Case(Sightings.Of("ABC1234", agreeing: 1), plain);
        yield return Case(Sightings.Of("ABC1234") with { OnlySuperResolved = true }, plain);
        yield return Case(Sightings.Of("ABC1234") with { OnlySuperResolved = true }, new AccessOptions { AllowOnlySuperResolved = true });
        yield return Case(Sightings.Of("A8C1234", rivals: ".B....."), tolerant);
        yield return Case(Sightings.Of("A8C1234"), tolerant);
        yield return Case(Sightings.Of("TWN8B88", rivals: "....8.."), tolerant);
        yield return Case(Sightings.Of("WAT000I"), tolerant);
        yield return Case(Sightings.Of("ABC1234"), plain, Here with { Gone = true });
        yield return Case(Sightings.Of("ABC1234"), plain, Here with { DuplicateOf = 7 });
        yield return Case(Sightings.Of("ABC1234") with { Movement = Movement.Still }, new AccessOptions { Mode = AccessMode.FreeExit },
            Here);
        foreach (var inLoop in (bool[])[false, true])
            yield return Case(Sightings.Of("ABC1234") with { Movement = Movement.Still },
                new AccessOptions { Mode = AccessMode.OpenToAll, RequireLoop = true }, Here with { InEntryLoop = inLoop });
        yield return Case(Sightings.Of("ABC1234") with { Movement = Movement.Moved },
            new AccessOptions { Mode = AccessMode.FreeExit, RequireLoop = true }, Here);
        yield return Case(Sightings.Of("HRS0001"), plain, Here with { Clock = ClockState.Unknown });
        foreach (var antiPassback in Enum.GetValues<AntiPassback>())
        {
            yield return Case(Sightings.Of("ABC1234"), new AccessOptions { AntiPassback = antiPassback, AntiPassbackMinutes = 5 },
                Here with { Inside = inside });
            yield return Case(Sightings.Of("ABC1234"), new AccessOptions { AntiPassback = antiPassback, AntiPassbackMinutes = 60 },
                Here with { Inside = inside });
            yield return Case(Sightings.Of("GST0001"), new AccessOptions { AntiPassback = antiPassback }, Here with { Inside = inside });
        }

        yield return Case(Sightings.Of("WAT000I") with { Region = "gb" }, plain);
        yield return Case(Sightings.Of("ABC1234"), new AccessOptions { Capacity = 1 }, Here with { Inside = inside });
        yield return Case(Sightings.Of("ABC1234"), new AccessOptions { Capacity = 2 }, Here with { Inside = inside });
        yield return Case(Sightings.Of("A8C1234", rivals: ".B....."),
            new AccessOptions { Tolerance = Tolerance.OneLookAlike, AntiPassback = AntiPassback.Soft }, Here with { Inside = inside });
    }

    private static (Sighting Sighting, AccessDecision Decision) Case(Sighting sighting, AccessOptions options,
        DecisionContext? context = null) =>
        (sighting, AccessPolicy.Decide(sighting, List, options, context ?? Here));

    [Fact]
    public void Decisions_ForEveryReason_AreReadAsTheyAreRecordedToday()
    {
        var cases = Cases().ToArray();
        Assert.All(cases, one => Assert.Equal(Data(one.Decision.Say), Data(OldJournalSentences.Of(one.Decision.Explanation))));

        // Journals from before phrases know nothing of regions that are let in.
        Assert.Equal(
            Enum.GetValues<AccessReason>().Where(reason => reason != AccessReason.OtherRegion).Order(),
            cases.Select(one => one.Decision.Reason).Distinct().Order());
    }

    [Fact]
    public void Rules_ForEveryReason_AreReadInTheSameWords()
    {
        foreach (var step in Cases().SelectMany(one => one.Decision.Trace))
        {
            Assert.True(step.Say is not null, step.Detail);
            var read = OldJournalSentences.Detail(step.Rule, step.Detail);
            Assert.True(read is not null, step.Detail);
            Assert.Equal(step.Rule == "grant" ? step.Detail == "guest" ? "guest" : "on the allow list" : step.Detail, read.English);
        }
    }

    [Fact]
    public void Explanations_ForEveryReason_HaveEveryLineAsData()
    {
        foreach (var (sighting, decision) in Cases())
        {
            var evidence = new[] { Record("ABC1234"), Record("A8C1234", superResolved: true, formatChanged: true), Record("") };
            var time = new EventTime(Guid.NewGuid(), TimeSpan.FromSeconds(12), Now, ClockState.Plausible);
            var gateEvent = new GateEvent
            {
                Id = 1, Time = time, Kind = GateEventKind.Sighting, Text = "",
                Sighting = sighting with { Evidence = evidence }, Decision = decision
            };
            foreach (var line in DecisionReplay.Explain(gateEvent, []).SelectMany(section => section.Lines))
                Assert.Equal(line.Sentence, line.Say?.English);
        }
    }

    [Theory]
    [InlineData("ABC1234 was let in: on the allow list, Lin, flat 12, although inside since 2026-11-25 11:50.", "letIn",
        "onAllowList|Lin, flat 12|although")]
    [InlineData("A8C1234 was let in: on the allow list, Lin, flat 12, 8 in place 2 taken for B.", "letIn",
        "onAllowList|Lin, flat 12|forgiven")]
    [InlineData(
        "AO01234 was granted access: on the allow list, Lin, flat 12, O in place 2 taken for 0 of the same shape, 0 in place 3 taken for O of the same shape, although inside since 2026-11-25 11:50.",
        "granted", "onAllowList|Lin, flat 12|sameShape|sameShape|although")]
    [InlineData("GST0001 was granted access: guest, Anna.", "granted", "asGuest|Anna")]
    [InlineData("GST0001 was let through: guest, Anna.", "letThrough", "asGuest|Anna")]
    public void Decision_Listed_GivesOwnerAndRemarksAsTheyAre(string text, string code, string why)
    {
        var read = OldJournalSentences.Of(text)!;

        Assert.Equal((code, text), (read.Code, read.English));
        Assert.Equal(why, string.Join('|', read.Values[1].Value.Parts!.Select(part => part.Phrase?.Code ?? part.Text)));
    }

    [Fact]
    public void Barrier_EveryStateContactNoteAndCause_IsRead()
    {
        foreach (var cause in Enum.GetValues<BarrierInputKind>())
        {
            foreach (var note in Enum.GetValues<BarrierNotes>())
            {
                var report = new BarrierReport(
                    default, cause, BarrierState.Closed, BarrierState.Faulted, GateOutput.Open, GateOutput.Stop, note,
                    FaultKind.OpeningTimeout, "line 3 does not answer");
                Assert.Equal(report.Describe(), OldJournalSentences.Of(report.Describe())?.English);
            }
        }

        Assert.Contains("noteSafetyBlind", Data(OldJournalSentences.Of("SafetyBlind (on Lines)")));
    }

    [Theory]
    [InlineData("page: lin at ::1 gave a wrong password for lin and is locked out for 30 s", "wrongAndLocked")]
    [InlineData("page: lin at ::1 gave a wrong password for lin", "wrongPassword")]
    [InlineData("page: lin at ::1 gave a wrong one-time code", "wrongCode")]
    [InlineData("page: lin at ::1 set the account kim (Operator)", "setAccount")]
    [InlineData("page: lin at ::1 set in the configuration: vision.zone.left = 0.1, vision.zone.top = 0.2", "setConfiguration")]
    [InlineData("page: lin at ::1 rehearses for 10 s: camera", "rehearses")]
    [InlineData("page: lin at ::1 pressed Open: bread", "pressedOpen")]
    [InlineData("page: lin at ::1 pressed End the hold: over", "pressedRelease")]
    [InlineData("page: lin at ::1 opened the gate by hand: bread", "byHand")]
    [InlineData("page: lin at ::1 tests the contacts: Open", "testsContacts")]
    [InlineData("ana looked at event 5", "lookedAtEvent")]
    [InlineData("Vision failed and the lane goes on, 3 since the start: no memory", "laneFault")]
    [InlineData("A vehicle without a readable plate may pass, but its event is not on disk.", "notOnDisk")]
    public void Sentence_OfAnOldJournal_IsReadWord(string text, string code)
    {
        var read = OldJournalSentences.Of(text)!;

        Assert.Equal((code, text), (read.Code, read.English));
    }

    [Fact]
    public void Event_OfAVehiclesStep_IsReadByItsFact()
    {
        var fact = new VehicleFact { Step = VehicleStep.Refused, Cause = VehicleCause.Held, Plate = "ABC1234" };
        var step = new GateEvent
        {
            Time = new(Guid.Empty, default, Now, ClockState.Synchronised), Kind = GateEventKind.Alarm, Vehicle = fact,
            Text = "ABC1234: granted, did not open: the barrier is held.",
        };

        Assert.Equal("grantedNotOpened", OldJournalSentences.Say(step)?.Code);
        Assert.Equal("erasedOnRequest", OldJournalSentences.Say(step with { Text = "erased on request, reference 12ab" })?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("anything else")]
    [InlineData("ABC was let in: because I say so.")]
    [InlineData("barrier (on ")]
    [InlineData("barrier (on )")]
    [InlineData(": ")]
    public void Text_NotOfTheBox_StaysAsItIs(string text) => Assert.Null(OldJournalSentences.Of(text));

    [Fact]
    public void Text_Random_IsNeverAFault()
    {
        var random = new Random(1);
        string[] bits = [" was let in: ", "on the allow list", ", ", "barrier ", " -> ", " (on ", ")", "@", "{", "stands for ", "passed  ",
            ": ", "(", "at ", "."];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12))
                .Select(_ => random.Next(3) == 0 ? ((char)random.Next(32, 0x3000)).ToString() : bits[random.Next(bits.Length)]));
            _ = OldJournalSentences.Of(text);
            _ = OldJournalSentences.Detail(random.Next(2) == 0 ? "grant" : "read", text);
        }
    }

    private static string Data(Phrase? phrase) => phrase is null ? "" : PhraseText.Json(phrase);

    private static ReadingRecord Record(string text, bool superResolved = false, bool formatChanged = false) =>
        (text.Length > 0 ? Readings.Of(text) : Readings.Unreadable()).ToRecord() with
        {
            SuperResolved = superResolved,
            FormatChanged = formatChanged,
        };
}
