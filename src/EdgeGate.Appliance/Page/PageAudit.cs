using EdgeGate.Lane.Recording;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>What persons do on the page, in the lane's journal.</summary>
internal sealed class PageAudit(LaneJournal journal) : IAuditTrail
{
    public void Record(string who, string what) => journal.Note($"page: {who} {what}");

    public bool RecordDurably(string who, string what) => journal.TryRecordPerson($"page: {who} {what}");
}
