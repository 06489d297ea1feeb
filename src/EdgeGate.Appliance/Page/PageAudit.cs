using EdgeGate.Domain.Phrases;
using EdgeGate.Lane.Recording;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>What persons do on the page, in the lane's journal.</summary>
internal sealed class PageAudit(LaneJournal journal) : IAuditTrail
{
    public void Record(string who, Phrase what) => journal.Note(what.By(OnPage(who)));

    public bool RecordDurably(string who, Phrase what) => journal.TryRecordPerson(what.By(OnPage(who)));

    private static Phrase OnPage(string who) => Phrase.Of("onPage", ("who", who));
}
