using System.Text;
using System.Text.RegularExpressions;
using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Barrier;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using EdgeGate.WebConsole.Wording;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>Every sentence of rules and barrier is taken apart; the rules themselves say them here, so that a change of theirs is noticed.</summary>
public sealed partial class SentencesTests
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
        foreach (var text in (string[])["ABC1234", "GST0001", "DEN0001", "WAT0001", "OLD0001", "NEW0001", "HRS0001", "DAY0001", "LAN0001", "XYZ9999", ""])
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
        yield return Case(Sightings.Of("ABC1234") with { Movement = Movement.Still }, new AccessOptions { Mode = AccessMode.FreeExit }, Here);
        foreach (var inLoop in (bool[])[false, true])
            yield return Case(Sightings.Of("ABC1234") with { Movement = Movement.Still }, new AccessOptions { Mode = AccessMode.OpenToAll, RequireLoop = true }, Here with { InEntryLoop = inLoop });
        yield return Case(Sightings.Of("ABC1234") with { Movement = Movement.Moved }, new AccessOptions { Mode = AccessMode.FreeExit, RequireLoop = true }, Here);
        yield return Case(Sightings.Of("HRS0001"), plain, Here with { Clock = ClockState.Unknown });
        foreach (var antiPassback in Enum.GetValues<AntiPassback>())
        {
            yield return Case(Sightings.Of("ABC1234"), new AccessOptions { AntiPassback = antiPassback, AntiPassbackMinutes = 5 }, Here with { Inside = inside });
            yield return Case(Sightings.Of("ABC1234"), new AccessOptions { AntiPassback = antiPassback, AntiPassbackMinutes = 60 }, Here with { Inside = inside });
            yield return Case(Sightings.Of("GST0001"), new AccessOptions { AntiPassback = antiPassback }, Here with { Inside = inside });
        }

        yield return Case(Sightings.Of("WAT000I") with { Region = "gb" }, plain);
        yield return Case(Sightings.Of("ABC1234"), new AccessOptions { Capacity = 1 }, Here with { Inside = inside });
        yield return Case(Sightings.Of("ABC1234"), new AccessOptions { Capacity = 2 }, Here with { Inside = inside });
        yield return Case(Sightings.Of("A8C1234", rivals: ".B....."), new AccessOptions { Tolerance = Tolerance.OneLookAlike, AntiPassback = AntiPassback.Soft }, Here with { Inside = inside });
    }

    private static (Sighting Sighting, AccessDecision Decision) Case(Sighting sighting, AccessOptions options, DecisionContext? context = null) =>
        (sighting, AccessPolicy.Decide(sighting, List, options, context ?? Here));

    [Fact]
    public void Decisions_ForEveryReason_AreTakenApart()
    {
        var cases = Cases().ToArray();
        Assert.All(cases, one => Assert.NotNull(Say(one.Decision.Explanation)));
        Assert.Equal(Enum.GetValues<AccessReason>().Order(), cases.Select(one => one.Decision.Reason).Distinct().Order());
    }

    [Fact]
    public void Explanations_ForEveryReason_AreTakenApartLineByLine()
    {
        foreach (var (sighting, decision) in Cases())
        {
            var evidence = new[] { Record("ABC1234"), Record("A8C1234", superResolved: true, formatChanged: true), Record("") };
            var time = new EventTime(Guid.NewGuid(), TimeSpan.FromSeconds(12), Now, ClockState.Plausible);
            var gateEvent = new GateEvent { Id = 1, Time = time, Kind = GateEventKind.Sighting, Text = "", Sighting = sighting with { Evidence = evidence }, Decision = decision };
            var after = new GateEvent { Id = 2, Time = time with { Monotonic = TimeSpan.FromSeconds(12.008) }, Kind = GateEventKind.Barrier, Text = "barrier Closed -> Opening, contact Open closed (on OpenRequest)" };
            foreach (var events in (GateEvent[][])[[], [after]])
            {
                foreach (var section in DecisionReplay.Explain(gateEvent, events).Select(ExplainLines.Of))
                {
                    // The characters of the plate with their shares are no language.
                    foreach (var line in section.Lines.Where((_, i) => section.Title != "Fused" || i == 0))
                        Assert.True(line.Say is not null, $"{section.Title}: {line.Text}");
                }
            }
        }
    }

    [Fact]
    public void Decision_Listed_GivesOwnerAndRemarksAsTheyAre()
    {
        Assert.Equal(
            ["letIn plate=ABC1234", "onAllowList ", " text=Lin, flat 12", "although since=2026-11-25 11:50"],
            Say("ABC1234 was let in: on the allow list, Lin, flat 12, although inside since 2026-11-25 11:50.")!);
        Assert.Equal(
            ["letIn plate=A8C1234", "onAllowList ", " text=Lin, flat 12", "forgiven read=8 position=2 listed=B"],
            Say("A8C1234 was let in: on the allow list, Lin, flat 12, 8 in place 2 taken for B.")!);
        Assert.Equal(
            ["granted plate=AO01234", "onAllowList ", " text=Lin, flat 12", "sameShape read=O position=2 listed=0", "sameShape read=0 position=3 listed=O", "although since=2026-11-25 11:50"],
            Say("AO01234 was granted access: on the allow list, Lin, flat 12, O in place 2 taken for 0 of the same shape, 0 in place 3 taken for O of the same shape, although inside since 2026-11-25 11:50.")!);
        Assert.Equal(["granted plate=GST0001", "asGuest ", " text=Anna"], Say("GST0001 was granted access: guest, Anna.")!);
        Assert.Equal(["letIn plate=GST0001", "asGuest ", " text=Anna"], Say("GST0001 was let in: guest, Anna.")!);
        Assert.Equal(["denied plate=DEN0001", " text=banned after damage (twice)"], Say("DEN0001 is on the deny list (banned after damage (twice)).")!);
        Assert.Equal(["notLetIn plate=@figure.unreadable", "noRead "], Say("A vehicle was not let in: its plate could not be read.")!);
    }

    [Fact]
    public void Barrier_EveryStateContactNoteAndCause_IsTakenApart()
    {
        foreach (var cause in Enum.GetValues<BarrierInputKind>())
        {
            foreach (var note in Enum.GetValues<BarrierNotes>())
            {
                var report = new BarrierReport(
                    default, cause, BarrierState.Closed, BarrierState.Faulted, GateOutput.Open, GateOutput.Stop, note, FaultKind.OpeningTimeout, "");
                var said = Say(report.Describe())!;
                Assert.DoesNotContain(said, part => part.StartsWith(' '));
                Assert.Contains("faulted from=@state.Closed to=@state.Faulted fault=@fault.OpeningTimeout", said);
                Assert.Contains($"because cause=@cause.{cause}", said);
            }
        }

        Assert.Contains(" text=line 3 does not answer", Say("barrier Closed -> Opening, line 3 does not answer (on Fault)")!);
    }

    [Fact]
    public void Vehicle_EveryStepAndCause_IsTakenApart()
    {
        foreach (var step in Enum.GetValues<VehicleStep>().Where(step => step is not (VehicleStep.Decided or >= VehicleStep.SetInside)))
        {
            foreach (var cause in Enum.GetValues<VehicleCause>())
            {
                foreach (var plate in (string[])["ABC1234", ""])
                {
                    var text = VehicleSentence.Of(new() { Step = step, Cause = cause, Plate = plate, Attempt = 2 });
                    Assert.True(Say(text)?[0].Contains(plate.Length > 0 ? "plate=ABC1234" : "plate=@figure.unreadable", StringComparison.Ordinal), text);
                    Assert.DoesNotContain(Say(text)!, part => part.StartsWith(' '));
                }
            }
        }

        Assert.Equal(["grantedNotOpened plate=ABC1234", "whyHeld "], Say("ABC1234: granted, did not open: the barrier is held.")!);
    }

    [Theory]
    [InlineData("gave a wrong password for lin and is locked out for 30 s", "wrongAndLocked who=somebody name=lin seconds=30")]
    [InlineData("gave a wrong password for lin", "wrongPassword who=somebody name=lin")]
    [InlineData("gave a wrong one-time code", "wrongCode who=somebody")]
    [InlineData("set the account kim (Operator)", "setAccount who=somebody name=kim role=@role.Operator")]
    [InlineData("set in the configuration: vision.zone.left = 0.1, vision.zone.top = 0.2", "setConfiguration who=somebody values=vision.zone.left = 0.1, vision.zone.top = 0.2")]
    [InlineData("rehearses for 10 s: camera", "rehearses who=somebody seconds=10 name=@mode.camera")]
    [InlineData("pressed Open: bread", "pressedOpen who=somebody reason=bread")]
    [InlineData("pressed End the hold: over", "pressedRelease who=somebody reason=over")]
    [InlineData("opened the gate by hand: bread", "byHand who=somebody reason=bread")]
    [InlineData("tests the contacts: Open", "testsContacts who=somebody contact=@contact.Open")]
    public void Audit_OfThePage_IsTakenApart(string what, string said) => Assert.Equal([said], Say($"page: somebody {what}")!);

    /// <summary>Every sentence that the page's code gives to the audit; names and figures in it are whatever they are.</summary>
    [Fact]
    public void Audits_InTheCode_AreAllTakenApart()
    {
        var files = Directory.EnumerateFiles(Path.Combine(LanguageTests.Root, "src/EdgeGate.WebConsole"), "*.cs", SearchOption.AllDirectories);
        var sentences = files.SelectMany(file => AuditSentence().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value)
            .Where(sentence => !sentence.StartsWith('{') && !sentence.StartsWith("gave {", StringComparison.Ordinal)).ToArray();

        Assert.True(sentences.Length >= 12, $"{sentences.Length}");
        Assert.All(sentences, sentence => Assert.True(Say($"page: lin at ::1 {Place().Replace(sentence, "x")}") is not null, sentence));
    }

    [Theory]
    [InlineData("")]
    [InlineData("anything else")]
    [InlineData("ABC was let in: because I say so.")]
    [InlineData("barrier (on ")]
    [InlineData(": ")]
    public void Text_NotOfTheBox_StaysAsItIs(string text) => Assert.Null(Sentences.Of(text));

    [Fact]
    public void Text_Random_IsNeverAFault()
    {
        var random = new Random(1);
        string[] bits = [" was let in: ", "on the allow list", ", ", "barrier ", " -> ", " (on ", ")", "@", "{", "frame 1: ", "passed  ", ": ", "(", "at ", "."];
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(3) == 0 ? ((char)random.Next(32, 0x3000)).ToString() : bits[random.Next(bits.Length)]));
            _ = Sentences.Of(text);
            _ = ExplainLines.Of(new(random.Next(2) == 0 ? "Rules" : "Readings", [text]));
        }
    }

    private static string[]? Say(string text) => Sentences.Of(text)?
        .Select(phrase => $"{phrase.Code} {string.Join(' ', phrase.Values.Select(value => $"{value.Key}={value.Value}"))}").ToArray();

    private static ReadingRecord Record(string text, bool superResolved = false, bool formatChanged = false) => (text.Length > 0 ? Readings.Of(text) : Readings.Unreadable()).ToRecord() with
    {
        SuperResolved = superResolved, FormatChanged = formatChanged,
    };

    [GeneratedRegex("""Audit\.Record(?:Durably)?\([^;\n]*?, \$?"([^"]+)"\)""")]
    private static partial Regex AuditSentence();

    [GeneratedRegex(@"\{[^}]*(\([^)]*\)[^}]*)?\}")]
    private static partial Regex Place();
}
