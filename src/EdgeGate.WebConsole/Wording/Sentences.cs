namespace EdgeGate.WebConsole.Wording;

/// <summary>
/// Takes the English sentences of the box apart into codes and values, so that the page can say them in any language. They are stored, shown
/// on terminals and exported as English sentences; events of last year are told apart as well as those of today. What is not known stays
/// English. Pure, safe from any thread.
/// </summary>
internal static class Sentences
{
    /// <summary>How a vehicle without a text is called.</summary>
    internal const string NoPlate = "A vehicle without a readable plate";

    private static readonly Pattern[] Whole =
    [
        new("gone", "{plate} was gone before it could be decided on"), new("duplicate", "{plate} was decided on a moment ago"),
        new("leaving", "{plate} moves away from the gate"), new("passing", "{plate} passes by the gate"),
        new("awaitsLoop", "{plate} may pass once it stands in the entry loop"),
        new("cameraIs", "camera: {source}"), new("cameraOut", "rehearsal: the camera is taken away"), new("cameraBack", "rehearsal: the camera is back"),
        new("heldOrFaulted", "{plate} may pass, but the barrier is held or faulted"), new("notOnDisk", "{plate} may pass, but its event is not on disk"),
        new("pressedOpen", "page: {who} pressed Open: {reason}"), new("pressedRelease", "page: {who} pressed End the hold: {reason}"),
        new("byHand", "page: {who} opened the gate by hand: {reason}"), new("stopped", "page: {who} stopped and holds the gate"),
        new("endedHold", "page: {who} ended the hold of the gate: {reason}"), new("mended", "page: {who} says that the gate's fault is mended: {reason}"),
        new("signedIn", "page: {who} signed in"), new("signedOut", "page: {who} signed out"),
        new("wrongAndLocked", "page: {who} gave a wrong password for {name} and is locked out for {seconds} s"),
        new("wrongPassword", "page: {who} gave a wrong password for {name}"), new("firstAccount", "page: {who} made a technician's account with the one-time code"),
        new("wrongCode", "page: {who} gave a wrong one-time code"), new("ownPassword", "page: {who} changed their password"),
        new("setNobody", "{who} set nobody as inside, {count} before: {reason}"), new("setInside", "{who} set {plate} as inside: {reason}"),
        new("setOutside", "{who} set {plate} as not inside: {reason}"), new("setAccount", "page: {who} set the account {name} ({role:role})"), new("removedAccount", "page: {who} removed the account {name}"),
        new("tookList", "page: {who} took the access list"), new("beganCommissioning", "page: {who} began a commissioning"),
        new("endedCommissioning", "page: {who} ended the commissioning"), new("savedReport", "page: {who} saved the acceptance report {name}"),
        new("motor", "page: {who} let the motor focus the lens"), new("setConfiguration", "page: {who} set in the configuration: {values}"),
        new("confirmedClock", "page: {who} confirmed the clock, which counted as {state:clock}: it shows {moment}"),
        new("refused", "page: {who} was refused by the barrier: {command}"), new("entryAdded", "{who} adds {entry} to the access list"), new("entryRemoved", "{who} removes {entry} from the access list"),
        new("entryChanged", "{who} changes {before} into {after} in the access list"), new("tooLate", "page: {who} was too late, and nothing was done: {command}"), new("rehearses", "page: {who} rehearses for {seconds} s: {name:mode}"),
        new("testsContacts", "page: {who} tests the contacts: {contact:contact}"), new("letGo", "page: {who} let go in a test of the contacts; the gate is held"),
        new("lookedForEvents", "{who} looked for events: {search}"), new("lookedAtEvents", "{who} looked at all events"), new("lookedAtEvent", "{who} looked at event {number}"),
        new("lookedInList", "{who} looked for {search} in the access list"), new("lookedAtList", "{who} looked at the access list"),
        new("lookedAtNearMisses", "{who} looked at the near misses"), new("lookedAtInside", "{who} looked at who is inside"),
        new("lookedAtLive", "{who} looked at the live picture"), new("lookedAtWhatIf", "{who} looked at what other rules would have decided"),
        new("lookedForPerson", "{who} looked for what is kept of {search}"), new("exportedPerson", "{who} exported what is kept of {search}"),
        new("erasesPerson", "{who} erases what is kept of a person, reference {reference}: {count}"), new("erasedOnRequest", "erased on request, reference {reference}"),
        new("laneFault", "{stage:stage} failed and the lane goes on, {count} since the start: {message}"),
        new("lostTest", "page: {who} lost the connection in a test of the contacts; the gate is held"),
    ];

    /// <summary>Why, or what was found; each may follow a verb, or stand in the trace of the rules.</summary>
    private static readonly Pattern[] Reasons =
    [
        new("onAllowList", "on the allow list"), new("onAllowList", "allow"), new("asGuest", "guest"), new("openToAll", "the lane is open to all"), new("openToAll", "mode open to all"),
        new("freeExit", "the lane lets everybody out"), new("freeExit", "mode free exit"), new("laneClosed", "the lane is closed"), new("laneClosed", "mode closed"),
        new("noRead", "its plate could not be read"), new("noRead", "no text"), new("noList", "it is on no list"), new("onlyEnhanced", "only enhanced pictures gave this text"),
        new("onlyEnhanced", "no plain picture gave this text"), new("enhancedAllowed", "enhanced only, allowed"), new("plainAgree", "plain pictures agree"),
        new("confidence", "{value}, at least {limit} wanted"), new("agreement", "{agreeing} of {readings} readings agree, at least {limit} wanted"),
        new("insideAgo", "inside since {since}, long enough ago"), new("insideNoted", "inside since {since}, noted only"),
        new("insideSince", "it is inside since {since}"), new("insideSince", "inside since {since}"), new("full", "{taken} of {places} places taken"),
        new("otherLane", "listed for lane {lane} only"), new("clockUnknown", "has a schedule, and the time is not known"),
        new("validFrom", "valid only from {moment}"), new("validUntil", "valid only until {moment}"), new("holdsOnly", "holds only {when}"),
        new("noVehicle", "it has not moved and stands in no entry loop"), new("hasMoved", "it has moved"),
        new("inLoop", "it stands in the entry loop"), new("notInLoop", "it does not stand in the entry loop"),
        new("inView", "in view"), new("lost", "lost from view"), new("firstTime", "first time"), new("sameTrack", "same plate as track {track}"),
        new("watched", "watched: {entry}"), new("meets", "meets {entry}"), new("notOnIt", "not on it"), new("modeAllowList", "allow list"),
        new("noExact", "no entry meets the text exactly"), new("toleranceOff", "off"), new("noneNear", "no listed plate is one look-alike character away"),
        new("bothNear", "both {a} and {b} are one look-alike character away"), new("mustBeExact", "{entry} has a look-alike on the lists and must be read exactly"),
        new("withoutDoubt", "{entry} is one look-alike character away, but the {read} in place {position} was read without doubt"),
        new("entryDenied", "{entry} is denied"), new("onlyWatched", "{entry} is only watched"), new("standsForShape", "stands for {entry}: {read} in place {position} taken for {listed} of the same shape"), new("standsFor", "stands for {entry}: {read} in place {position} taken for {listed}"),
        new("notInside", "not inside"), new("sameShape", "{read} in place {position} taken for {listed} of the same shape"), new("forgiven", "{read} in place {position} taken for {listed}"), new("although", "although inside since {since}"),
    ];

    // What was granted was "let in" and "let through" in journals of older releases.
    private static readonly Pattern[] Verbs = [new("granted", "{plate} was granted access"), new("letIn", "{plate} was let in"), new("letThrough", "{plate} was let through"), new("notLetIn", "{plate} was not let in")];

    private static readonly Pattern[] OnTheDenyList = [new("denied", "{plate} is on the deny list ({note})"), new("denied", "{plate} is on the deny list")];

    /// <summary>Every pattern, for tests.</summary>
    internal static IEnumerable<Pattern> All => [.. Whole, .. Reasons, .. Verbs, .. VehicleSentences.All, .. BarrierSentences.All, .. ExplainLines.All];

    /// <summary>The parts of a sentence, which a comma joins; null when it is not known.</summary>
    internal static IReadOnlyList<Phrase>? Of(string text)
    {
        if (BarrierSentences.Of(text) is { } barrier)
            return barrier;
        var sentence = text.EndsWith('.') ? text[..^1] : text;
        return VehicleSentences.Of(sentence) ?? Denied(sentence) ?? Single(sentence) ?? Decided(sentence);
    }

    /// <summary>What a rule found; null when it is not known.</summary>
    internal static IReadOnlyList<Phrase>? Detail(string text) => First(Reasons, text) is { } reason ? [reason] : WithEntry(text);

    internal static Phrase? First(Pattern[] patterns, string text)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Match(text) is { } phrase)
                return phrase;
        }

        return null;
    }

    private static IReadOnlyList<Phrase>? Single(string sentence) => First(Whole, sentence) is { } whole ? [whole] : null;

    private static IReadOnlyList<Phrase>? Denied(string sentence) => First(OnTheDenyList, sentence) is not { } denied ? null
        : denied.Values.TryGetValue("note", out var note) ? [Without(denied, "note"), Phrase.Verbatim(note)] : [denied];

    private static Phrase Without(Phrase phrase, string name) =>
        phrase with { Values = phrase.Values.Where(value => value.Key != name).ToDictionary() };

    /// <summary>"X was (not) let in: why (more)": verb, reason, and for a listed vehicle owner, what was forgiven, and a remark.</summary>
    private static IReadOnlyList<Phrase>? Decided(string sentence)
    {
        var colon = sentence.IndexOf(": ", StringComparison.Ordinal);
        if (colon < 0)
            return null;
        var (head, why) = (sentence[..colon], sentence[(colon + 2)..]);
        if (head == "A vehicle was not let in")
            head = $"{NoPlate} was not let in";
        if (First(Verbs, head) is not { } verb)
            return null;
        return Why(why) is { } reasons ? [verb, .. reasons] : null;
    }

    private static IEnumerable<Phrase>? Why(string why)
    {
        foreach (var (start, code) in ((string, string)[])[("read with too little certainty (", "lowConfidence"), ("too few readings agree (", "fewReadings")])
        {
            if (why.StartsWith(start, StringComparison.Ordinal) && why.EndsWith(')') && First(Reasons, why[start.Length..^1]) is { } figures)
                return [new(code, new Dictionary<string, string>()), figures];
        }

        // What was forgiven never stands alone: a match of the whole would have taken list and owner for the character that was read.
        if (First(Reasons, why) is { Code: not ("sameShape" or "forgiven" or "although") } reason)
            return [reason];

        // On a list: behind it come the owner, who may be called anything, and at the end what was forgiven and a remark.
        var comma = why.IndexOf(", ", StringComparison.Ordinal);
        if (comma < 0 || First(Reasons, why[..comma]) is not { Code: "onAllowList" or "asGuest" } listed)
            return null;
        var (rest, tail) = (why[(comma + 2)..], new List<Phrase>());
        while (rest.Length > 0)
        {
            var at = rest.LastIndexOf(", ", StringComparison.Ordinal);
            if (First(Reasons, at < 0 ? rest : rest[(at + 2)..]) is not { Code: "sameShape" or "forgiven" or "although" } remark)
                break;
            tail.Insert(0, remark);
            rest = at < 0 ? "" : rest[..at];
        }

        return rest.Length > 0 ? [listed, Phrase.Verbatim(rest), .. tail] : [listed, .. tail];
    }

    /// <summary>"entry: objection".</summary>
    private static IReadOnlyList<Phrase>? WithEntry(string text)
    {
        var colon = text.LastIndexOf(": ", StringComparison.Ordinal);
        return colon > 0 && First(Reasons, text[(colon + 2)..]) is { } objection ? [Phrase.Verbatim(text[..colon]), objection] : null;
    }
}
