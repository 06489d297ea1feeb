using EdgeGate.Access.Lists;
using EdgeGate.Access.Plates;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Access.Tests.Policy;

/// <summary>Rules that must hold for any lists, options and sightings; many thousands of them from fixed seeds.</summary>
public sealed class AccessPolicyPropertyTests
{
    private const int Rounds = 40_000;

    // Few characters, many look-alikes: near misses are the rule, not the exception.
    private const string Alphabet = "A08OBDI1";

    [Fact]
    public void Decide_AnyCase_KeepsEveryRule()
    {
        var random = new Random(20260302);
        var (grants, tolerant) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var list = RandomList(random);
            var options = RandomOptions(random);
            var sighting = RandomSighting(random, list);
            var context = RandomContext(random);
            var decision = AccessPolicy.Decide(sighting, list, options, context);

            CheckAlways(decision, sighting, list, options, context);
            if (decision.Verdict == AccessVerdict.Grant)
                CheckGrant(decision, sighting, list, options, context);
            if (decision.Reason == AccessReason.ListedWithTolerance)
                CheckTolerant(decision, sighting, list, options);
            grants += decision.Verdict == AccessVerdict.Grant ? 1 : 0;
            tolerant += decision.Reason == AccessReason.ListedWithTolerance ? 1 : 0;
        }

        Assert.True(grants > Rounds / 20, $"only {grants} grants were tried");
        Assert.True(tolerant > 50, $"only {tolerant} tolerant grants were tried");
        Console.WriteLine($"NOTE access: {Rounds} random decisions, {grants} grants, {tolerant} of them tolerant");
    }

    [Fact]
    public void Decide_StricterOptions_NeverTurnADenialIntoAGrant()
    {
        var random = new Random(4711);
        for (var round = 0; round < Rounds; round++)
        {
            var (list, options, context) = (RandomList(random), RandomOptions(random), RandomContext(random));
            var sighting = RandomSighting(random, list);
            var stricter = options with
            {
                MinConfidence = Math.Min(1, options.MinConfidence + (float)random.NextDouble() * 0.3f),
                MinAgreeing = options.MinAgreeing + random.Next(3),
                Tolerance = Tolerance.Exact,
                AllowOnlySuperResolved = false,
                UnknownClock = UnknownClock.ShutScheduled,
                AntiPassback = AntiPassback.Hard,
                Regions = options.Regions.Count > 0 ? options.Regions : RandomRegions(random),
                MinRegionConfidence = Math.Min(0.99f, options.MinRegionConfidence + (float)random.NextDouble() * 0.2f),
            };
            if (AccessPolicy.Decide(sighting, list, options, context).Verdict != AccessVerdict.Grant)
                Assert.NotEqual(AccessVerdict.Grant, AccessPolicy.Decide(sighting, list, stricter, context).Verdict);
        }
    }

    [Fact]
    public void Decide_OneMoreDenyEntry_NeverOpensWhatWasShut()
    {
        var random = new Random(815);
        for (var round = 0; round < Rounds; round++)
        {
            var (list, options, context) = (RandomList(random), RandomOptions(random), RandomContext(random));
            var sighting = RandomSighting(random, list);
            var more = new AccessList([.. list.Entries, new ListEntry(RandomPlate(random), "extra", ListKind.Deny)]);
            if (AccessPolicy.Decide(sighting, list, options, context).Verdict != AccessVerdict.Grant)
                Assert.NotEqual(AccessVerdict.Grant, AccessPolicy.Decide(sighting, more, options, context).Verdict);
        }
    }

    private static void CheckAlways(AccessDecision decision, Sighting sighting, AccessList list, AccessOptions options,
        DecisionContext context)
    {
        Assert.NotEmpty(decision.Explanation);
        Assert.False(decision.Trace[^1].Passed);
        Assert.All(decision.Trace.SkipLast(1), step => Assert.True(step.Passed));
        var again = AccessPolicy.Decide(sighting, list, options, context);
        Assert.Equal((decision.Verdict, decision.Reason, decision.Explanation), (again.Verdict, again.Reason, again.Explanation));
    }

    private static void CheckGrant(AccessDecision decision, Sighting sighting, AccessList list, AccessOptions options,
        DecisionContext context)
    {
        // Deny beats all: no grant for a plate that an unconditional deny entry meets.
        Assert.DoesNotContain(list.Match(sighting.Text), entry => entry is { List: ListKind.Deny, Schedule.IsAlways: true, Lane: "" });
        Assert.NotEqual(AccessMode.Closed, options.Mode);
        Assert.False(sighting.Direction is Direction.Leaving or Direction.PassingBy);
        Assert.True(!options.RequireLoop || context.InEntryLoop);
        Assert.True(options.Regions.Count == 0 || sighting.Regions!.Where(seen => options.Regions.Any(region => seen.Code[..2] == region))
            .Sum(seen => seen.Share) >= options.MinRegionConfidence);
        if (decision.Reason is AccessReason.OpenToAll or AccessReason.FreeExit)
        {
            Assert.True(sighting.Movement is Movement.Moved or Movement.NotRecorded
                || (context.InEntryLoop && sighting.Movement == Movement.Still));
            return;
        }

        Assert.True(sighting.Confidence >= options.MinConfidence && sighting.Agreeing >= options.MinAgreeing && sighting.Text.Length > 0);
        Assert.NotEmpty(decision.MatchedEntry);
    }

    private static void CheckTolerant(AccessDecision decision, Sighting sighting, AccessList list, AccessOptions options)
    {
        Assert.Equal(Tolerance.OneLookAlike, options.Tolerance);
        var entry = list.Entries.First(e => e.Written == decision.MatchedEntry);
        Assert.Equal(1, LookAlikes.Distance(sighting.Text, entry.Plate));
        Assert.Single(list.Entries.Where(e => !e.IsWildcard && LookAlikes.Distance(sighting.Text, e.Plate) == 1).Select(e => e.Plate)
            .Distinct());
        Assert.DoesNotContain(list.Entries, e => !e.IsWildcard && LookAlikes.Distance(entry.Plate, e.Plate) is 1 or 2);
        Assert.DoesNotContain(list.Match(entry.Plate), e => e.List == ListKind.Deny);
    }

    private static AccessList RandomList(Random random) => new(Enumerable.Range(0, random.Next(6)).Select(i =>
        new ListEntry(RandomPlate(random) + (random.Next(8) == 0 ? "*" : ""), $"entry {i}", (ListKind)random.Next(4))
        {
            Schedule = random.Next(3) == 0 ? new(null, null, (Weekdays)random.Next(1, 128), 0, 1440) : EntrySchedule.Always,
            Lane = random.Next(5) == 0 ? "South" : "",
        }).ToList());

    private static string RandomPlate(Random random) => string.Create(4, random, static (span, r) =>
    {
        foreach (ref var c in span)
            c = r.Next(3) > 0 ? 'A' : Alphabet[r.Next(Alphabet.Length)];
    });

    private static AccessOptions RandomOptions(Random random) => new()
    {
        Mode = random.Next(3) > 0 ? AccessMode.AllowList : (AccessMode)random.Next(4), Role = (LaneRole)random.Next(2),
        MinConfidence = (float)random.NextDouble(), MinAgreeing = random.Next(1, 5), Tolerance = (Tolerance)random.Next(2),
        AllowOnlySuperResolved = random.Next(2) == 0, UnknownClock = (UnknownClock)random.Next(2),
        AntiPassback = (AntiPassback)random.Next(4),
        Capacity = random.Next(3), RequireLoop = random.Next(4) == 0, Regions = random.Next(16) == 0 ? RandomRegions(random) : [],
        MinRegionConfidence = 0.5f + (float)random.NextDouble() * 0.49f,
    };

    // Half of the vehicles are a listed plate with one character mistaken, the right one being the runner-up.
    private static Sighting RandomSighting(Random random, AccessList list)
    {
        var text = random.Next(20) == 0 ? "" : RandomPlate(random);
        var rivals = RandomPlate(random);
        if (list.Entries.Count > 0 && random.Next(2) == 0 && list.Entries[random.Next(list.Entries.Count)] is { IsWildcard: false } entry)
        {
            var position = random.Next(entry.Plate.Length);
            rivals = entry.Plate;
            if (LookAlikes.PartnersOf(entry.Plate[position]) is { Length: > 0 } partners)
                text = $"{entry.Plate[..position]}{partners[random.Next(partners.Length)]}{entry.Plate[(position + 1)..]}";
        }

        return Sightings.Of(text, 0.5f + (float)random.NextDouble() / 2, random.Next(1, 8), rivals) with
        {
            Direction = (Direction)random.Next(4),
            Movement = (Movement)random.Next(4),
            OnlySuperResolved = random.Next(6) == 0,
            Regions = random.Next(8) switch
            {
                0 => null,
                1 => [],
                2 or 3 or 4 => [new("tw", 1)],
                5 => [new("us-mo", 0.6f), new("us-il", 0.4f)],
                _ => Shared(random)
            },
        };
    }

    private static string[] RandomRegions(Random random) => random.Next(3) switch { 0 => ["tw"], 1 => ["us"], _ => ["tw", "us"] };

    private static RegionShare[] Shared(Random random) => (float)random.NextDouble() is var share && random.Next(2) == 0
        ? [new("tw", share), new("vn", 1 - share)] : [new("us-mo", share * 0.9f), new("tw", share * 0.1f)];

    private static DecisionContext RandomContext(Random random)
    {
        var now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero).AddHours(random.Next(200));
        var inside = random.Next(3) == 0 ? Occupancy.Empty.Enter(RandomPlate(random), now.AddMinutes(-random.Next(100))) : Occupancy.Empty;
        return new(now, (ClockState)random.Next(3))
        {
            Lane = "North", Inside = inside, Gone = random.Next(20) == 0,
            InEntryLoop = random.Next(2) == 0, DuplicateOf = random.Next(20) == 0 ? 3 : 0
        };
    }
}
