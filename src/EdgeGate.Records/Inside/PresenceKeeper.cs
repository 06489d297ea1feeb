using EdgeGate.Access.Plates;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.Records.Audit;

namespace EdgeGate.Records.Inside;

/// <summary>Tells who is inside, and lets a person put it right. Safe from several threads; one correction at a time.</summary>
/// <param name="presence">The lane's count.</param>
/// <param name="rules">What rests on it.</param>
/// <param name="trail">Records who did what.</param>
/// <param name="now">Wall clock in the lane's zone.</param>
public sealed class PresenceKeeper(Lazy<Presence> presence, InForce<AccessOptions> rules, IRecordTrail trail, Func<DateTimeOffset> now)
{
    private const int LongestReason = 200;

    private readonly Lock _changing = new();

    /// <summary>Who is inside.</summary>
    public PresenceReport Report()
    {
        if (!rules.Now.Counts)
            return new(false, 0, 0, []);
        var inside = presence.Value.Now;
        return new(true, rules.Now.Capacity, inside.Unnamed,
            [.. inside.Visits.OrderBy(visit => visit.Since).ThenBy(visit => visit.Plate, StringComparer.Ordinal)
            .Select(visit => new PresentVehicle(visit.Plate, visit.Since))]);
    }

    /// <summary>Puts it right.</summary>
    /// <exception cref="RecordsFaultException">It makes no sense; nothing was changed.</exception>
    public PresenceReport Change(PresenceOrder order)
    {
        if (!rules.Now.Counts)
            throw new RecordsFaultException("this lane does not count who is inside: access.antiPassback is off and access.capacity is 0; set one of them first");
        var reason = string.Concat(order.Reason.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        if (reason.Length is 0 or > LongestReason)
            throw new RecordsFaultException($"the reason has {reason.Length} characters; it takes 1 to {LongestReason}: it is kept with your name");
        var plate = Normalise(order.Plate);
        lock (_changing)
        {
            var inside = presence.Value.Now;
            switch (order.Act)
            {
                case PresenceAct.Add when plate.Length == 0:
                    throw new RecordsFaultException("the plate is missing; write the one that is inside");
                case PresenceAct.Add when inside.Find(plate) is not null:
                    throw new RecordsFaultException($"{plate} is inside already");
                case PresenceAct.Add:
                    var since = now();
                    trail.Audit(Phrase.Of("setInside", ("who", order.Who), ("plate", plate), ("reason", reason)),
                        new() { Step = VehicleStep.SetInside, Plate = plate });
                    presence.Value.Change(all => all.Enter(plate, since));
                    break;
                case PresenceAct.Remove when plate.Length == 0 ? inside.Unnamed == 0 : inside.Find(plate) is null:
                    throw new RecordsFaultException(plate.Length == 0 ? "nobody without a readable plate is inside"
                        : $"{plate} is not inside; edgegate presence shows who is");
                case PresenceAct.Remove:
                    trail.Audit(plate.Length == 0
                        ? Phrase.Of("setOutsideUnread", ("who", order.Who), ("reason", reason))
                        : Phrase.Of("setOutside", ("who", order.Who), ("plate", plate), ("reason", reason)),
                        new() { Step = VehicleStep.SetOutside, Plate = plate });
                    presence.Value.Change(all => all.Leave(plate));
                    break;
                case PresenceAct.Clear:
                    trail.Audit(Phrase.Of("setNobody", ("who", order.Who), ("count", inside.Count), ("reason", reason)),
                        new() { Step = VehicleStep.NobodyInside });
                    presence.Value.Change(_ => Occupancy.Empty);
                    break;
                default:
                    throw new RecordsFaultException($"{order.Act} is not known; there are add, remove and clear");
            }
        }

        return Report();
    }

    private static string Normalise(string written)
    {
        Span<char> buffer = stackalloc char[PlateText.MaxLength];
        var length = PlateText.Normalise(written, buffer);
        return length < 0
            ? throw new RecordsFaultException($"\"{written}\" has more than {PlateText.MaxLength} characters; a plate has at most that many")
            : new string(buffer[..length]);
    }
}
