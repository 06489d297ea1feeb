using System.Globalization;
using EdgeGate.Access.Lists;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Policy;

/// <summary>
/// Decides on a sighting. Pure: the same arguments give the same decision, today and when it is replayed.
/// The rules are asked in this order; the first that objects or grants ends it:
/// <list type="number">
/// <item><c>present</c>: a vehicle that has gone is no case for the gate.</item>
/// <item><c>duplicate</c>: nor is one that was decided on a moment ago.</item>
/// <item><c>direction</c>: nor is one that leaves or passes by.</item>
/// <item><c>watch-list</c>: takes note, never ends it.</item>
/// <item><c>deny-list</c>: beats everything below, however well or badly it was read; exact.</item>
/// <item><c>lane-closed</c>, <c>free-exit</c>, <c>open-to-all</c>: the modes that need no list. The last two ask <c>vehicle</c> first:
/// where
/// no list tells who may pass, a sign or a paper must not; the last one asks <c>full</c> as well.</item>
/// <item><c>read</c>, <c>confidence</c>, <c>agreement</c>, <c>super-resolution</c>: is the text good enough to open by it?</item>
/// <item><c>region</c>, where <see cref="AccessOptions.Regions"/> names any, in every mode that lets somebody in: is the plate surely of
/// one of them?</item>
/// <item><c>allow-list</c>: allow and guest entries, their lane and schedule.</item>
/// <item><c>tolerance</c>: only when no entry met the text exactly.</item>
/// <item><c>anti-passback</c>, <c>full</c>: is there a reason to refuse a listed vehicle?</item>
/// <item><c>entry-loop</c>, where it is required, before every grant: it may pass once it stands in the loop.</item>
/// </list>
/// </summary>
public static class AccessPolicy
{
    /// <summary>Name of the step that is in the trace when the plate is on the watch list.</summary>
    public const string WatchRule = "watch-list";

    /// <summary>True when somebody wants to know of this vehicle.</summary>
    public static bool IsWatched(AccessDecision decision) => decision.Trace.Any(step => step.Rule == WatchRule);

    /// <summary>Decides.</summary>
    /// <param name="sighting">The vehicle.</param>
    /// <param name="list">The lists as they stand.</param>
    /// <param name="options">The rules of the lane, validated.</param>
    /// <param name="context">Time, lane, who is inside.</param>
    public static AccessDecision Decide(Sighting sighting, AccessList list, AccessOptions options, DecisionContext context)
    {
        var trace = new DecisionTrace();
        List<ListEntry> entries = [.. list.Match(sighting.Text), .. OneShape.Match(list, sighting.Text, sighting.Region)];
        return NotACase(sighting, context, trace)
            ?? Denied(sighting, entries, context, trace)
            ?? ByMode(sighting, options, context, trace)
            ?? NotGoodEnough(sighting, options, trace)
            ?? OtherRegion(sighting, options, trace)
            ?? ByList(sighting, entries, list, options, context, trace);
    }

    private static AccessDecision? NotACase(Sighting sighting, DecisionContext context, DecisionTrace trace)
    {
        var name = Name(sighting);
        if (context.Gone)
        {
            return trace.End("present", Phrase.Of("lost"), AccessVerdict.Ignore, AccessReason.WrongDirection,
                Phrase.Of("gone", ("plate", name)));
        }

        trace.Pass("present", Phrase.Of("inView"));
        if (context.DuplicateOf != 0)
        {
            return trace.End(
                "duplicate", Phrase.Of("sameTrack", ("track", context.DuplicateOf)), AccessVerdict.Ignore, AccessReason.Duplicate,
                Phrase.Of("duplicate", ("plate", name)));
        }

        trace.Pass("duplicate", Phrase.Of("firstTime"));
        var direction = Phrase.Of("direction", ("direction", PhraseValue.Word("direction", sighting.Direction)));
        if (sighting.Direction is Direction.Leaving or Direction.PassingBy)
        {
            return trace.End(
                "direction", direction, AccessVerdict.Ignore, AccessReason.WrongDirection,
                sighting.Direction == Direction.Leaving ? Phrase.Of("leaving", ("plate", name)) : Phrase.Of("passing", ("plate", name)));
        }

        trace.Pass("direction", direction);
        return null;
    }

    private static AccessDecision? Denied(Sighting sighting, List<ListEntry> entries, DecisionContext context, DecisionTrace trace)
    {
        if (entries.Find(entry => entry.List == ListKind.Watch && EntryChoice.Holds(entry, context)) is { } watched)
            trace.Pass(WatchRule, Phrase.Of("watched", ("entry", (PhraseValue[])[watched.Describe(), .. Noted(watched.Note)])));
        if (entries.Find(entry => entry.List == ListKind.Deny && EntryChoice.Holds(entry, context)) is { } denied)
        {
            return trace.End(
                "deny-list", Meets(sighting, denied), AccessVerdict.Deny, AccessReason.Denied,
                denied.Note.Length == 0 ? Phrase.Of("denied", ("plate", Name(sighting)))
                : Phrase.Of("deniedNoted", ("plate", Name(sighting)), ("note", denied.Note)),
                denied.Written);
        }

        trace.Pass("deny-list", Phrase.Of("notOnIt"));
        return null;
    }

    private static AccessDecision? ByMode(Sighting sighting, AccessOptions options, DecisionContext context, DecisionTrace trace)
    {
        switch (options.Mode)
        {
            case AccessMode.Closed:
                return trace.End(
                    "lane-closed", Phrase.Of("modeClosed"), AccessVerdict.Deny, AccessReason.LaneClosed,
                    NotLetIn(sighting, Phrase.Of("laneClosed")));
            case AccessMode.FreeExit:
                return NoVehicle(sighting, context, trace) ?? OtherRegion(sighting, options, trace)
                    ?? NotInTheLoop(sighting, options, context, trace)
                    ?? trace.End("free-exit", Phrase.Of("modeFreeExit"), AccessVerdict.Grant, AccessReason.FreeExit,
                        Granted(sighting, Phrase.Of("freeExit")));
            case AccessMode.OpenToAll:
                return NoVehicle(sighting, context, trace) ?? OtherRegion(sighting, options, trace)
                    ?? Full(sighting, options, context, trace)
                    ?? NotInTheLoop(sighting, options, context, trace)
                    ?? trace.End("open-to-all", Phrase.Of("modeOpenToAll"), AccessVerdict.Grant, AccessReason.OpenToAll,
                        Granted(sighting, Phrase.Of("openToAll")));
            default:
                trace.Pass("mode", Phrase.Of("modeAllowList"));
                return null;
        }
    }

    private static AccessDecision? NoVehicle(Sighting sighting, DecisionContext context, DecisionTrace trace)
    {
        if (sighting.Movement is Movement.Moved or Movement.NotRecorded)
        {
            trace.Pass("vehicle", Phrase.Of("hasMoved"));
            return null;
        }

        // A sign that hung there before a vehicle came into the loop is not that vehicle.
        if (context.InEntryLoop && sighting.Movement != Movement.LongStill)
        {
            trace.Pass("vehicle", Phrase.Of("inLoop"));
            return null;
        }

        return trace.End(
            "vehicle", Phrase.Of("noVehicle"), AccessVerdict.Ignore, AccessReason.NoVehicle, NotLetIn(sighting, Phrase.Of("noVehicle")));
    }

    private static AccessDecision? NotInTheLoop(
        Sighting sighting, AccessOptions options, DecisionContext context, DecisionTrace trace, string entry = "")
    {
        if (!options.RequireLoop)
            return null;
        if (!context.InEntryLoop)
        {
            return trace.End(
                "entry-loop", Phrase.Of("notInLoop"), AccessVerdict.Ignore, AccessReason.AwaitsLoop,
                Phrase.Of("awaitsLoop", ("plate", Name(sighting))), entry);
        }

        trace.Pass("entry-loop", Phrase.Of("inLoop"));
        return null;
    }

    private static AccessDecision? NotGoodEnough(Sighting sighting, AccessOptions options, DecisionTrace trace)
    {
        if (sighting.Text.Length == 0)
            return trace.End("read", Phrase.Of("noText"), AccessVerdict.Deny, AccessReason.NoRead, Phrase.Of("unreadNotLetIn"));
        trace.Pass("read", Phrase.Of("asRead", ("text", sighting.Text)));
        var confidence = Phrase.Of("confidence", ("value", Share(sighting.Confidence)), ("limit", Share(options.MinConfidence)));
        if (!(sighting.Confidence >= options.MinConfidence))
        {
            return trace.End(
                "confidence", confidence, AccessVerdict.Deny, AccessReason.LowConfidence,
                NotLetIn(sighting, Phrase.Of("lowConfidence", ("figures", confidence))));
        }

        trace.Pass("confidence", confidence);
        var agreement = Phrase.Of("agreement", ("agreeing", sighting.Agreeing), ("readings", sighting.Readings),
            ("limit", options.MinAgreeing));
        if (sighting.Agreeing < options.MinAgreeing)
        {
            return trace.End(
                "agreement", agreement, AccessVerdict.Deny, AccessReason.TooFewReadings,
                NotLetIn(sighting, Phrase.Of("fewReadings", ("figures", agreement))));
        }

        trace.Pass("agreement", agreement);
        if (sighting.OnlySuperResolved && !options.AllowOnlySuperResolved)
        {
            return trace.End(
                "super-resolution", Phrase.Of("noPlainPicture"), AccessVerdict.Deny, AccessReason.OnlySuperResolved,
                NotLetIn(sighting, Phrase.Of("onlyEnhanced")));
        }

        trace.Pass("super-resolution", sighting.OnlySuperResolved ? Phrase.Of("enhancedAllowed") : Phrase.Of("plainAgree"));
        return null;
    }

    private static AccessDecision? OtherRegion(Sighting sighting, AccessOptions options, DecisionTrace trace)
    {
        if (options.Regions.Count == 0)
            return null;
        PhraseValue seen = sighting.Regions is { Count: > 0 } regions ? RegionText.Of(regions) : Phrase.Of("regionUnknown");
        var figures = Phrase.Of(
            "regionFigures", ("seen", seen), ("regions", string.Join(", ", options.Regions)),
            ("limit", Share(options.MinRegionConfidence)));
        if (!(RegionRule.ShareOf(sighting, options.Regions) >= options.MinRegionConfidence))
            return trace.End("region", figures, AccessVerdict.Deny, AccessReason.OtherRegion,
                NotLetIn(sighting, Phrase.Of("otherRegion", ("figures", figures))));
        trace.Pass("region", figures);
        return null;
    }

    private static AccessDecision ByList(
        Sighting sighting, List<ListEntry> entries, AccessList list, AccessOptions options, DecisionContext context, DecisionTrace trace)
    {
        var choice = EntryChoice.Of(entries.Where(Admits), options, context);
        IReadOnlyList<Phrase> forgiven = [];
        if (choice.Entry is null)
        {
            trace.Pass("allow-list", Phrase.Of("noExact"));
            if (options.Tolerance == Tolerance.Exact)
                return NotListed(sighting, trace, Phrase.Of("toleranceOff"));
            if (TolerantMatch.Find(sighting, list, options, out var refusal) is not { } match)
                return NotListed(sighting, trace, refusal);

            // The entry that it was forgiven for, and no wildcard that meets it too: those are for texts that were read exactly.
            choice = EntryChoice.Of(list.Exact(match.Plate).ToArray().Where(Admits), options, context);
            if (choice.Entry is null)
                return NotListed(sighting, trace, Phrase.Of("onlyWatched", ("entry", match.Plate)));
            forgiven = [TolerantMatch.Forgiven(match)];
            trace.Pass("tolerance", StandsFor(choice.Entry, forgiven));
        }

        var entry = choice.Entry;
        if (choice is { Objection: { } objection, Detail: { } detail })
        {
            return trace.End(
                "allow-list", Phrase.Of("entryObjection", ("entry", entry.Describe()), ("why", detail)), AccessVerdict.Deny, objection,
                NotLetIn(sighting, detail),
                entry.Written);
        }

        var tolerated = forgiven.Count > 0;
        if (!tolerated)
        {
            trace.Pass("allow-list", Meets(sighting, entry));
            forgiven = OneShape.Taken(sighting.Text, sighting.Region, entry);
        }

        return Inside(sighting, entry, options, context, trace, out var remark)
            ?? Full(sighting, options, context, trace, entry.Written)
            ?? NotInTheLoop(sighting, options, context, trace, entry.Written)
            ?? trace.End(
                "grant", Phrase.Of("ofList", ("list", PhraseValue.Word("list", entry.List.ToString().ToLowerInvariant()))),
                AccessVerdict.Grant,
                tolerated ? AccessReason.ListedWithTolerance : entry.List == ListKind.Guest ? AccessReason.Guest : AccessReason.Listed,
                Granted(sighting, [OnList(entry), .. Noted(entry.Owner), .. forgiven, .. remark]), entry.Written);
    }

    private static Phrase Meets(Sighting sighting, ListEntry entry) =>
        OneShape.Taken(sighting.Text, sighting.Region, entry) is { Count: > 0 } shapes
        ? StandsFor(entry, shapes) : Phrase.Of("meets", ("entry", entry.Describe()));

    private static Phrase StandsFor(ListEntry entry, IReadOnlyList<Phrase> taken) =>
        Phrase.Of("standsFor", ("entry", entry.Describe()), ("taken", (PhraseValue[])[.. taken]));

    private static AccessDecision NotListed(Sighting sighting, DecisionTrace trace, Phrase detail) =>
        trace.End("tolerance", detail, AccessVerdict.Deny, AccessReason.NotListed, NotLetIn(sighting, Phrase.Of("noList")));

    private static AccessDecision? Inside(
        Sighting sighting, ListEntry entry, AccessOptions options, DecisionContext context, DecisionTrace trace, out Phrase[] remark)
    {
        remark = [];
        if (options.AntiPassback == AntiPassback.Off || options.Role == LaneRole.Exit)
            return null;
        var visit = context.Inside.Find(entry.IsWildcard ? sighting.Text : entry.Plate);
        if (visit is null)
        {
            trace.Pass("anti-passback", Phrase.Of("notInside"));
            return null;
        }

        PhraseValue since = visit.Since.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var expired = options.AntiPassback == AntiPassback.Timed
            && context.Local - visit.Since >= TimeSpan.FromMinutes(options.AntiPassbackMinutes);
        if (options.AntiPassback != AntiPassback.Soft && !expired)
        {
            return trace.End(
                "anti-passback", Phrase.Of("insideSince", ("since", since)), AccessVerdict.Deny, AccessReason.AlreadyInside,
                NotLetIn(sighting, Phrase.Of("isInside", ("since", since))), entry.Written);
        }

        trace.Pass("anti-passback", expired ? Phrase.Of("insideAgo", ("since", since)) : Phrase.Of("insideNoted", ("since", since)));
        remark = [Phrase.Of("although", ("since", since))];
        return null;
    }

    private static AccessDecision? Full(
        Sighting sighting, AccessOptions options, DecisionContext context, DecisionTrace trace, string entry = "")
    {
        if (options.Capacity == 0 || options.Role == LaneRole.Exit)
            return null;
        var detail = Phrase.Of("full", ("taken", context.Inside.Count), ("places", options.Capacity));
        if (context.Inside.Count >= options.Capacity)
            return trace.End("full", detail, AccessVerdict.Deny, AccessReason.Full, NotLetIn(sighting, detail), entry);
        trace.Pass("full", detail);
        return null;
    }

    private static bool Admits(ListEntry entry) => entry.List is ListKind.Allow or ListKind.Guest;

    private static Phrase OnList(ListEntry entry) => entry.List == ListKind.Guest ? Phrase.Of("asGuest") : Phrase.Of("onAllowList");

    // What somebody wrote is the same in every language.
    private static PhraseValue[] Noted(string text) => text.Length == 0 ? [] : [text];

    private static Phrase Granted(Sighting sighting, params PhraseValue[] why) =>
        Phrase.Of("granted", ("plate", Name(sighting)), ("why", why));

    private static Phrase NotLetIn(Sighting sighting, Phrase why) => Phrase.Of("notLetIn", ("plate", Name(sighting)), ("why", why));

    private static PhraseValue Name(Sighting sighting) => VehicleSentence.NameOf(sighting.Text);

    private static string Share(float value) => value.ToString("0.00#", CultureInfo.InvariantCulture);
}
