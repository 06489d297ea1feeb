using System.Globalization;
using EdgeGate.Access.Lists;
using EdgeGate.Domain.Access;
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
/// <item><c>lane-closed</c>, <c>free-exit</c>, <c>open-to-all</c>: the modes that need no list. The last two ask <c>vehicle</c> first: where
/// no list tells who may pass, a sign or a paper must not; the last one asks <c>full</c> as well.</item>
/// <item><c>read</c>, <c>confidence</c>, <c>agreement</c>, <c>super-resolution</c>: is the text good enough to open by it?</item>
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
            ?? ByList(sighting, entries, list, options, context, trace);
    }

    private static AccessDecision? NotACase(Sighting sighting, DecisionContext context, DecisionTrace trace)
    {
        var name = Name(sighting);
        if (context.Gone)
        {
            return trace.End("present", "lost from view", AccessVerdict.Ignore, AccessReason.WrongDirection,
                $"{name} was gone before it could be decided on.");
        }

        trace.Pass("present", "in view");
        if (context.DuplicateOf != 0)
        {
            return trace.End("duplicate", $"same plate as track {context.DuplicateOf}", AccessVerdict.Ignore, AccessReason.Duplicate,
                $"{name} was decided on a moment ago.");
        }

        trace.Pass("duplicate", "first time");
        if (sighting.Direction is Direction.Leaving or Direction.PassingBy)
        {
            return trace.End("direction", sighting.Direction.ToString(), AccessVerdict.Ignore, AccessReason.WrongDirection,
                $"{name} {(sighting.Direction == Direction.Leaving ? "moves away from the gate" : "passes by the gate")}.");
        }

        trace.Pass("direction", sighting.Direction.ToString());
        return null;
    }

    private static AccessDecision? Denied(Sighting sighting, List<ListEntry> entries, DecisionContext context, DecisionTrace trace)
    {
        if (entries.Find(entry => entry.List == ListKind.Watch && EntryChoice.Holds(entry, context)) is { } watched)
            trace.Pass(WatchRule, $"watched: {watched.Describe()}{(watched.Note.Length == 0 ? "" : $", {watched.Note}")}");
        if (entries.Find(entry => entry.List == ListKind.Deny && EntryChoice.Holds(entry, context)) is { } denied)
        {
            return trace.End("deny-list", Meets(sighting, denied), AccessVerdict.Deny, AccessReason.Denied,
                $"{Name(sighting)} is on the deny list{(denied.Note.Length == 0 ? "" : $" ({denied.Note})")}.", denied.Written);
        }

        trace.Pass("deny-list", "not on it");
        return null;
    }

    private static AccessDecision? ByMode(Sighting sighting, AccessOptions options, DecisionContext context, DecisionTrace trace)
    {
        var name = Name(sighting);
        switch (options.Mode)
        {
            case AccessMode.Closed:
                return trace.End("lane-closed", "mode closed", AccessVerdict.Deny, AccessReason.LaneClosed,
                    $"{name} was not let in: the lane is closed.");
            case AccessMode.FreeExit:
                return NoVehicle(sighting, context, trace) ?? NotInTheLoop(sighting, options, context, trace)
                    ?? trace.End("free-exit", "mode free exit", AccessVerdict.Grant, AccessReason.FreeExit,
                        $"{name} was granted access: the lane lets everybody out.");
            case AccessMode.OpenToAll:
                return NoVehicle(sighting, context, trace) ?? Full(sighting, options, context, trace) ?? NotInTheLoop(sighting, options, context, trace)
                    ?? trace.End("open-to-all", "mode open to all", AccessVerdict.Grant, AccessReason.OpenToAll,
                        $"{name} was granted access: the lane is open to all.");
            default:
                trace.Pass("mode", "allow list");
                return null;
        }
    }

    private static AccessDecision? NoVehicle(Sighting sighting, DecisionContext context, DecisionTrace trace)
    {
        if (sighting.Movement is Movement.Moved or Movement.NotRecorded)
        {
            trace.Pass("vehicle", "it has moved");
            return null;
        }

        // A sign that hung there before a vehicle came into the loop is not that vehicle.
        if (context.InEntryLoop && sighting.Movement != Movement.LongStill)
        {
            trace.Pass("vehicle", "it stands in the entry loop");
            return null;
        }

        return trace.End("vehicle", "it has not moved and stands in no entry loop", AccessVerdict.Ignore, AccessReason.NoVehicle,
            $"{Name(sighting)} was not let in: it has not moved and stands in no entry loop.");
    }

    private static AccessDecision? NotInTheLoop(
        Sighting sighting, AccessOptions options, DecisionContext context, DecisionTrace trace, string entry = "")
    {
        if (!options.RequireLoop)
            return null;
        if (!context.InEntryLoop)
        {
            return trace.End("entry-loop", "it does not stand in the entry loop", AccessVerdict.Ignore, AccessReason.AwaitsLoop,
                $"{Name(sighting)} may pass once it stands in the entry loop.", entry);
        }

        trace.Pass("entry-loop", "it stands in the entry loop");
        return null;
    }

    private static AccessDecision? NotGoodEnough(Sighting sighting, AccessOptions options, DecisionTrace trace)
    {
        var name = Name(sighting);
        if (sighting.Text.Length == 0)
        {
            return trace.End("read", "no text", AccessVerdict.Deny, AccessReason.NoRead,
                "A vehicle was not let in: its plate could not be read.");
        }

        trace.Pass("read", sighting.Text);
        var confidence = $"{Share(sighting.Confidence)}, at least {Share(options.MinConfidence)} wanted";
        if (!(sighting.Confidence >= options.MinConfidence))
        {
            return trace.End("confidence", confidence, AccessVerdict.Deny, AccessReason.LowConfidence,
                $"{name} was not let in: read with too little certainty ({confidence}).");
        }

        trace.Pass("confidence", confidence);
        var agreement = $"{sighting.Agreeing} of {sighting.Readings} readings agree, at least {options.MinAgreeing} wanted";
        if (sighting.Agreeing < options.MinAgreeing)
        {
            return trace.End("agreement", agreement, AccessVerdict.Deny, AccessReason.TooFewReadings,
                $"{name} was not let in: too few readings agree ({agreement}).");
        }

        trace.Pass("agreement", agreement);
        if (sighting.OnlySuperResolved && !options.AllowOnlySuperResolved)
        {
            return trace.End("super-resolution", "no plain picture gave this text", AccessVerdict.Deny, AccessReason.OnlySuperResolved,
                $"{name} was not let in: only enhanced pictures gave this text.");
        }

        trace.Pass("super-resolution", sighting.OnlySuperResolved ? "enhanced only, allowed" : "plain pictures agree");
        return null;
    }

    private static AccessDecision ByList(
        Sighting sighting, List<ListEntry> entries, AccessList list, AccessOptions options, DecisionContext context, DecisionTrace trace)
    {
        var choice = EntryChoice.Of(entries.Where(Admits), options, context);
        var forgiven = "";
        if (choice.Entry is null)
        {
            trace.Pass("allow-list", "no entry meets the text exactly");
            if (options.Tolerance == Tolerance.Exact)
                return NotListed(sighting, trace, "off");
            if (TolerantMatch.Find(sighting, list, options, out var refusal) is not { } match)
                return NotListed(sighting, trace, refusal);

            // The entry that it was forgiven for, and no wildcard that meets it too: those are for texts that were read exactly.
            choice = EntryChoice.Of(list.Exact(match.Plate).ToArray().Where(Admits), options, context);
            if (choice.Entry is null)
                return NotListed(sighting, trace, $"{match.Plate} is only watched");
            forgiven = TolerantMatch.Describe(match);
            trace.Pass("tolerance", $"stands for {choice.Entry.Describe()}: {forgiven}");
        }

        var (entry, name) = (choice.Entry, Name(sighting));
        if (choice.Objection is { } objection)
        {
            return trace.End("allow-list", $"{entry.Describe()}: {choice.Detail}", AccessVerdict.Deny, objection,
                $"{name} was not let in: {choice.Detail}.", entry.Written);
        }

        var tolerated = forgiven.Length > 0;
        if (!tolerated)
        {
            trace.Pass("allow-list", Meets(sighting, entry));
            forgiven = OneShape.Describe(sighting.Text, sighting.Region, entry);
        }

        return Inside(sighting, entry, options, context, trace, out var remark)
            ?? Full(sighting, options, context, trace, entry.Written)
            ?? NotInTheLoop(sighting, options, context, trace, entry.Written)
            ?? trace.End(
                "grant", entry.List.ToString().ToLowerInvariant(), AccessVerdict.Grant,
                tolerated ? AccessReason.ListedWithTolerance : entry.List == ListKind.Guest ? AccessReason.Guest : AccessReason.Listed,
                $"{name} was granted access: {Owner(entry)}{(forgiven.Length > 0 ? $", {forgiven}" : "")}{remark}.", entry.Written);
    }

    private static string Meets(Sighting sighting, ListEntry entry) =>
        OneShape.Describe(sighting.Text, sighting.Region, entry) is { Length: > 0 } shapes ? $"stands for {entry.Describe()}: {shapes}" : $"meets {entry.Describe()}";

    private static AccessDecision NotListed(Sighting sighting, DecisionTrace trace, string detail) =>
        trace.End("tolerance", detail, AccessVerdict.Deny, AccessReason.NotListed, $"{Name(sighting)} was not let in: it is on no list.");

    private static AccessDecision? Inside(
        Sighting sighting, ListEntry entry, AccessOptions options, DecisionContext context, DecisionTrace trace, out string remark)
    {
        remark = "";
        if (options.AntiPassback == AntiPassback.Off || options.Role == LaneRole.Exit)
            return null;
        var visit = context.Inside.Find(entry.IsWildcard ? sighting.Text : entry.Plate);
        if (visit is null)
        {
            trace.Pass("anti-passback", "not inside");
            return null;
        }

        var detail = $"inside since {visit.Since.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";
        var expired = options.AntiPassback == AntiPassback.Timed
            && context.Local - visit.Since >= TimeSpan.FromMinutes(options.AntiPassbackMinutes);
        if (options.AntiPassback != AntiPassback.Soft && !expired)
        {
            return trace.End("anti-passback", detail, AccessVerdict.Deny, AccessReason.AlreadyInside,
                $"{Name(sighting)} was not let in: it is {detail}.", entry.Written);
        }

        trace.Pass("anti-passback", $"{detail}, {(expired ? "long enough ago" : "noted only")}");
        remark = $", although {detail}";
        return null;
    }

    private static AccessDecision? Full(
        Sighting sighting, AccessOptions options, DecisionContext context, DecisionTrace trace, string entry = "")
    {
        if (options.Capacity == 0 || options.Role == LaneRole.Exit)
            return null;
        var detail = $"{context.Inside.Count} of {options.Capacity} places taken";
        if (context.Inside.Count >= options.Capacity)
            return trace.End("full", detail, AccessVerdict.Deny, AccessReason.Full, $"{Name(sighting)} was not let in: {detail}.", entry);
        trace.Pass("full", detail);
        return null;
    }

    private static bool Admits(ListEntry entry) => entry.List is ListKind.Allow or ListKind.Guest;

    private static string Owner(ListEntry entry) =>
        $"{(entry.List == ListKind.Guest ? "guest" : "on the allow list")}{(entry.Owner.Length == 0 ? "" : $", {entry.Owner}")}";

    private static string Name(Sighting sighting) => sighting.Text.Length == 0 ? "A vehicle without a readable plate" : sighting.Text;

    private static string Share(float value) => value.ToString("0.00#", CultureInfo.InvariantCulture);
}
