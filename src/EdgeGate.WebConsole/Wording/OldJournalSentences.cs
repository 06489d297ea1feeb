using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.WebConsole.Wording;

/// <summary>
/// Events of journals written before events carried phrases: their English sentences, as they were then, and what they are as data now. The
/// one place where a sentence is taken apart, and it never has to learn a new one. What it does not know stays English. Pure, safe from any
/// thread.
/// </summary>
internal static partial class OldJournalSentences
{
    private static readonly (string Code, Regex Sentence)[] Whole = Compiled(
    [
        ("gone", "{plate} was gone before it could be decided on"), ("duplicate", "{plate} was decided on a moment ago"),
        ("leaving", "{plate} moves away from the gate"), ("passing", "{plate} passes by the gate"),
        ("awaitsLoop", "{plate} may pass once it stands in the entry loop"), ("cameraIs", "camera: {source}"),
        ("cameraOut", "rehearsal: the camera is taken away"), ("cameraBack", "rehearsal: the camera is back"),
        ("heldOrFaulted", "{plate} may pass, but the barrier is held or faulted"),
        ("notOnDisk", "{plate} may pass, but its event is not on disk"), ("pressedOpen", "{who} pressed Open: {reason}"),
        ("pressedRelease", "{who} pressed End the hold: {reason}"), ("byHand", "{who} opened the gate by hand: {reason}"),
        ("stopped", "{who} stopped and holds the gate"), ("endedHold", "{who} ended the hold of the gate: {reason}"),
        ("mended", "{who} says that the gate's fault is mended: {reason}"), ("signedIn", "{who} signed in"),
        ("signedOut", "{who} signed out"), ("wrongAndLocked", "{who} gave a wrong password for {name} and is locked out for {seconds} s"),
        ("wrongPassword", "{who} gave a wrong password for {name}"),
        ("firstAccount", "{who} made a technician's account with the one-time code"), ("wrongCode", "{who} gave a wrong one-time code"),
        ("ownPassword", "{who} changed their password"), ("setNobody", "{who} set nobody as inside, {count} before: {reason}"),
        ("setInside", "{who} set {plate} as inside: {reason}"), ("setOutside", "{who} set {plate} as not inside: {reason}"),
        ("setAccount", "{who} set the account {name} ({role_role})"), ("removedAccount", "{who} removed the account {name}"),
        ("tookList", "{who} took the access list"), ("beganCommissioning", "{who} began a commissioning"),
        ("endedCommissioning", "{who} ended the commissioning"), ("savedReport", "{who} saved the acceptance report {name}"),
        ("motor", "{who} let the motor focus the lens"), ("setConfiguration", "{who} set in the configuration: {values}"),
        ("confirmedClock", "{who} confirmed the clock, which counted as {state_clock}: it shows {moment}"),
        ("refused", "{who} was refused by the barrier: {command}"), ("entryAdded", "{who} adds {entry} to the access list"),
        ("entryRemoved", "{who} removes {entry} from the access list"),
        ("entryChanged", "{who} changes {before} into {after} in the access list"),
        ("tooLate", "{who} was too late, and nothing was done: {command}"), ("rehearses", "{who} rehearses for {seconds} s: {name_mode}"),
        ("testsContacts", "{who} tests the contacts: {contact_contact}"),
        ("letGo", "{who} let go in a test of the contacts; the gate is held"), ("lookedForEvents", "{who} looked for events: {search}"),
        ("lookedAtEvents", "{who} looked at all events"), ("lookedAtEvent", "{who} looked at event {number}"),
        ("lookedInList", "{who} looked for {search} in the access list"), ("lookedAtList", "{who} looked at the access list"),
        ("lookedAtNearMisses", "{who} looked at the near misses"), ("lookedAtInside", "{who} looked at who is inside"),
        ("lookedAtLive", "{who} looked at the live picture"), ("lookedAtWhatIf", "{who} looked at what other rules would have decided"),
        ("lookedForPerson", "{who} looked for what is kept of {search}"), ("exportedPerson", "{who} exported what is kept of {search}"),
        ("erasesPerson", "{who} erases what is kept of a person, reference {reference}: {count}"),
        ("erasedOnRequest", "erased on request, reference {reference}"),
        ("laneFault", "{stage_stage} failed and the lane goes on, {count} since the start: {message}"),
        ("lostTest", "{who} lost the connection in a test of the contacts; the gate is held"),
    ]);

    /// <summary>Why, or what was found; each may follow a verb, or stand in the trace of the rules.</summary>
    private static readonly (string Code, Regex Sentence)[] Reasons = Compiled(
    [
        ("onAllowList", "on the allow list"), ("onAllowList", "allow"), ("asGuest", "guest"), ("openToAll", "the lane is open to all"),
        ("modeOpenToAll", "mode open to all"), ("freeExit", "the lane lets everybody out"), ("modeFreeExit", "mode free exit"),
        ("laneClosed", "the lane is closed"), ("modeClosed", "mode closed"), ("noList", "it is on no list"),
        ("onlyEnhanced", "only enhanced pictures gave this text"), ("noPlainPicture", "no plain picture gave this text"),
        ("enhancedAllowed", "enhanced only, allowed"), ("plainAgree", "plain pictures agree"),
        ("agreement", "{agreeing} of {readings} readings agree, at least {limit} wanted"),
        ("confidence", "{value}, at least {limit} wanted"),
        ("insideAgo", "inside since {since}, long enough ago"), ("insideNoted", "inside since {since}, noted only"),
        ("isInside", "it is inside since {since}"), ("insideSince", "inside since {since}"), ("full", "{taken} of {places} places taken"),
        ("otherLane", "listed for lane {lane} only"), ("clockUnknown", "has a schedule, and the time is not known"),
        ("validFrom", "valid only from {moment}"), ("validUntil", "valid only until {moment}"), ("holdsOnly", "holds only {when}"),
        ("noVehicle", "it has not moved and stands in no entry loop"), ("hasMoved", "it has moved"),
        ("inLoop", "it stands in the entry loop"), ("notInLoop", "it does not stand in the entry loop"), ("inView", "in view"),
        ("lost", "lost from view"), ("firstTime", "first time"), ("sameTrack", "same plate as track {track}"),
        ("watched", "watched: {entry}"), ("meets", "meets {entry}"), ("notOnIt", "not on it"), ("modeAllowList", "allow list"),
        ("noExact", "no entry meets the text exactly"), ("toleranceOff", "off"),
        ("noneNear", "no listed plate is one look-alike character away"),
        ("bothNear", "both {a} and {b} are one look-alike character away"),
        ("mustBeExact", "{entry} has a look-alike on the lists and must be read exactly"),
        ("withoutDoubt", "{entry} is one look-alike character away, but the {read} in place {position} was read without doubt"),
        ("entryDenied", "{entry} is denied"), ("onlyWatched", "{entry} is only watched"), ("notInside", "not inside"),
        ("sameShape", "{read} in place {position} taken for {listed} of the same shape"),
        ("forgiven", "{read} in place {position} taken for {listed}"), ("although", "although inside since {since}"),
        ("noText", "no text"),
    ]);

    private static readonly (string Code, Regex Sentence)[] Verbs = Compiled(
    [
        ("granted", "{plate} was granted access"), ("letIn", "{plate} was let in"), ("letThrough", "{plate} was let through"),
        ("notLetIn", "{plate} was not let in"),
    ]);

    private static readonly (string Code, Regex Sentence)[] OnTheDenyList = Compiled(
    [
        ("deniedNoted", "{plate} is on the deny list ({note})"), ("denied", "{plate} is on the deny list"),
    ]);

    private static readonly (string Code, Regex Sentence)[] Barrier = Compiled(
    [
        ("faulted", "barrier {from_state} -> {to_state} ({fault_fault})"), ("moved", "barrier {from_state} -> {to_state}"),
        ("contactOpened", "contact {contact_contact} opened"), ("contactClosed", "contact {contact_contact} closed"),
    ]);

    /// <summary>Notes may hold commas, so they are looked for whole. The oldest journals have their names.</summary>
    private static readonly (string Code, string Text)[] Notes =
    [
        ("noteOpenRefusedHeld", "not opened: a person holds the arm"),
        ("noteOpenRefusedFaulted", "not opened: the barrier is faulted or stopped"),
        ("noteCloseRefused", "not closed: a safety input is not at rest, or closing is not asked for here"),
        ("noteReopened", "opened again: something came under the closing arm"),
        ("noteSafetyStuck", "a safety input has been active for longer than a vehicle can need: it may be stuck; the arm is not closed meanwhile"),
        ("noteSafetyBlind", "a safety input did not notice several vehicles in a row: it is no longer relied on, and the arm is not closed"),
        ("noteFireBegan", "fire alarm: the barrier opens and stays open"),
        ("noteFireHeld", "fire alarm, but a person holds the barrier: it does not open until the hold is released"),
        ("noteFireEnded", "a person ended the fire alarm"),
        ("noteMovedByItself", "the arm moved without being asked"),
        ("noteTampered", "the cabinet was opened"),
        ("noteTamperEnded", "the cabinet is closed again"),
    ];

    /// <summary>The event as data: as it was recorded with it, or by its English; null when that is not known.</summary>
    internal static Phrase? Say(GateEvent one) => one.Told ?? Of(one.Text);

    /// <summary>A sentence as data; null when it is not known.</summary>
    internal static Phrase? Of(string text)
    {
        if (OfBarrier(text) is { } barrier)
            return barrier;
        var sentence = text.EndsWith('.') ? text[..^1] : text;
        return First(OnTheDenyList, sentence) ?? First(Whole, sentence) ?? Decided(sentence);
    }

    /// <summary>What a rule found; null when it is not known.</summary>
    internal static Phrase? Detail(string rule, string text) => rule switch
    {
        "direction" => Phrase.Of("direction", [("direction", PhraseValue.Word("direction", text))]),
        "read" when text != "no text" => Phrase.Of("asRead", [("text", text)]),
        _ => First(Reasons, text) ?? StandsFor(text) ?? WithEntry(text),
    };

    /// <summary>"X was (not) let in: why (more)": verb, reason, and for a listed vehicle owner, what was forgiven, and a remark.</summary>
    private static Phrase? Decided(string sentence)
    {
        if (sentence == "A vehicle was not let in: its plate could not be read")
            return Phrase.Of("unreadNotLetIn", []);
        var colon = sentence.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && First(Verbs, sentence[..colon]) is { } verb && Why(sentence[(colon + 2)..]) is { } why
            ? Phrase.Of(verb.Code, [.. verb.Values, ("why", why)]) : null;
    }

    private static PhraseValue[]? Why(string why)
    {
        foreach (var (start, code) in ((string, string)[])[("read with too little certainty (", "lowConfidence"),
            ("too few readings agree (", "fewReadings")])
        {
            if (why.StartsWith(start, StringComparison.Ordinal) && why.EndsWith(')')
                && First(Reasons, why[start.Length..^1]) is { } figures)
                return [Phrase.Of(code, [("figures", figures)])];
        }

        // What was forgiven never stands alone: a match of the whole would have taken list and owner for the character that was read.
        if (First(Reasons, why) is { Code: not ("sameShape" or "forgiven" or "although") } reason)
            return [reason];

        // On a list: behind it come the owner, who may be called anything, and at the end what was forgiven and a remark.
        var comma = why.IndexOf(", ", StringComparison.Ordinal);
        if (comma < 0 || First(Reasons, why[..comma]) is not { Code: "onAllowList" or "asGuest" } listed)
            return null;
        var (rest, tail) = (why[(comma + 2)..], new List<PhraseValue>());
        while (rest.Length > 0)
        {
            var at = rest.LastIndexOf(", ", StringComparison.Ordinal);
            if (First(Reasons, at < 0 ? rest : rest[(at + 2)..]) is not { Code: "sameShape" or "forgiven" or "although" } remark)
                break;
            tail.Insert(0, remark);
            rest = at < 0 ? "" : rest[..at];
        }

        return rest.Length > 0 ? [listed, rest, .. tail] : [listed, .. tail];
    }

    /// <summary>"stands for entry: what was taken for what".</summary>
    private static Phrase? StandsFor(string text)
    {
        const string Start = "stands for ";
        if (!text.StartsWith(Start, StringComparison.Ordinal)
            || text.LastIndexOf(": ", StringComparison.Ordinal) is not (> 0 and var colon))
            return null;
        var taken = text[(colon + 2)..].Split(", ").Select(part => First(Reasons, part)).ToArray();
        return taken.Contains(null) ? null
            : Phrase.Of("standsFor", [("entry", text[Start.Length..colon]), ("taken", (PhraseValue[])[.. taken.OfType<Phrase>()])]);
    }

    /// <summary>"entry: objection".</summary>
    private static Phrase? WithEntry(string text)
    {
        var colon = text.LastIndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && First(Reasons, text[(colon + 2)..]) is { } objection
            ? Phrase.Of("entryObjection", [("entry", text[..colon]), ("why", objection)]) : null;
    }

    /// <summary>"barrier Closed -> Opening, contact Open closed (on OpenRequest)".</summary>
    private static Phrase? OfBarrier(string text)
    {
        var open = text.LastIndexOf(" (on ", StringComparison.Ordinal);
        if (open < 0 || !text.EndsWith(')') || text.AsSpan(open + 5, text.Length - open - 6) is not { Length: > 0 } cause
            || cause.ContainsAnyExceptInRange('A', 'z'))
            return null;
        var what = new List<PhraseValue>();
        for (var rest = text[..open]; rest.Length > 0;)
        {
            var note = Array.Find(Notes, note => Begins(rest, note.Text) || Begins(rest, note.Code["note".Length..]));
            var length = note.Code is null ? rest.IndexOf(", ", StringComparison.Ordinal)
                : Begins(rest, note.Text) ? note.Text.Length : note.Code.Length - "note".Length;
            var part = length < 0 ? rest : rest[..length];

            // What the lines said when they failed is the kernel's word, in English.
            what.Add(note.Code is not null ? Phrase.Of(note.Code, []) : First(Barrier, part) is { } known ? known : part);
            rest = rest.Length > part.Length + 2 ? rest[(part.Length + 2)..] : "";
        }

        return Phrase.Of("barrier", [("what", what.ToArray()), ("cause", PhraseValue.Word("cause", cause.ToString()))]);
    }

    private static bool Begins(string rest, string part) =>
        rest == part || (rest.StartsWith(part, StringComparison.Ordinal)
            && rest.AsSpan(part.Length).StartsWith(", ", StringComparison.Ordinal));

    private static Phrase? First((string Code, Regex Sentence)[] known, string text)
    {
        foreach (var (code, sentence) in known)
        {
            try
            {
                if (sentence.Match(text) is { Success: true } match)
                    return Phrase.Of(code, [.. match.Groups.Values.Skip(1).Select(Place)]);
            }
            catch (RegexMatchTimeoutException)
            {
                return null;
            }
        }

        return null;
    }

    private static (string Name, PhraseValue Value) Place(Group group)
    {
        var (name, family) = group.Name.Split('_') is [var first, var second] ? (first, second) : (group.Name, "");
        const string Page = "page: ";
        return (name, family.Length > 0 ? PhraseValue.Word(family, group.Value)
            : group.Value == "A vehicle without a readable plate" ? VehicleSentence.NameOf("")
            : name == "who" && group.Value.StartsWith(Page, StringComparison.Ordinal)
            ? Phrase.Of("onPage", [("who", group.Value[Page.Length..])])
            : group.Value);
    }

    /// <summary><c>{name}</c> stands for any text, <c>{name_family}</c> for a value that the page's words have under that family.</summary>
    private static (string Code, Regex Sentence)[] Compiled((string Code, string English)[] sentences) => [.. sentences.Select(sentence =>
    {
        var regex = new StringBuilder("^");
        var at = 0;
        foreach (Match place in PlaceMark().Matches(sentence.English))
        {
            regex.Append(Regex.Escape(sentence.English[at..place.Index]))
                .Append(CultureInfo.InvariantCulture, $"(?<{place.Groups[1].Value}>.+?)");
            at = place.Index + place.Length;
        }

        // Sentences are short and bounded; a limit all the same, as for everything that is matched. It counts the clock: on a busy machine
        // a thread that is not let run loses a tenth of a second, and the sentence its translation.
        regex.Append(Regex.Escape(sentence.English[at..])).Append('$');
        return (sentence.Code, new Regex(regex.ToString(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    })];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex PlaceMark();
}
