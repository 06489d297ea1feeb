using EdgeGate.Access.Lists;
using EdgeGate.Access.Replay;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records;

/// <summary>Near misses as <see cref="IGateRecords"/> tells them, still without crops.</summary>
public static class NearMissReport
{
    public static IEnumerable<NearMissCase> From(IEnumerable<GateEvent> sightings, AccessList list) =>
        NearMisses.Find(sightings, list).Select(miss =>
    {
        var said = miss.Said();
        return new NearMissCase(
            miss.Event.Id, miss.Event.Time.Wall, miss.Event.Sighting!.Text, miss.Entry.Written, miss.Entry.Owner, miss.Match.Position,
            miss.Doubt, said.English, [])
        {
            Say = said,
        };
    });
}
