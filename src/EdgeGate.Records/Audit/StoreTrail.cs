using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Journal;

namespace EdgeGate.Records.Audit;

/// <summary>Audit events straight into a store that no lane has open.</summary>
public sealed class StoreTrail(IReadStore store, EventClock clock) : IRecordTrail
{
    public void Audit(Phrase said, VehicleFact? vehicle = null) =>
        store.Append([new GateEvent { Time = clock.Now(), Kind = GateEventKind.Audit, Text = said.English, Say = said,
            Vehicle = vehicle }]);

    public void Note(Phrase said)
    {
        try
        {
            Audit(said);
        }
        catch (ReadStoreFaultException)
        {
            // Whoever repairs a full or damaged disk has to see what happened all the same.
        }
    }
}
