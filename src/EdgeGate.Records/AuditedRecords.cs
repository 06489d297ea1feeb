using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records;

/// <summary>
/// Records for one person at a command line: what is looked at is recorded, one line for each look-up, however many pages it takes. Changes
/// and exports record themselves. Safe from several threads.
/// </summary>
/// <param name="records">The records.</param>
/// <param name="who">Who looks.</param>
public sealed class AuditedRecords(IGateRecords records, string who) : IGateRecords
{
    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);

    public EventPage Search(EventSearch search) => Look(LookUp.Of(search), () => records.Search(search));

    public GateEvent? Find(long id) => Look(LookUp.Event(id), () => records.Find(id));

    public IReadOnlyList<ExplanationSection> Explain(long id) => Look(LookUp.Event(id), () => records.Explain(id));

    public WhatIfReport WhatIf(WhatIfQuestion question) => Look(LookUp.WhatIf, () => records.WhatIf(question));

    public IReadOnlyList<NearMissCase> NearMisses(DateTimeOffset? since, int limit) =>
        Look(LookUp.NearMisses, () => records.NearMisses(since, limit));

    public ListPage List(string filter, int offset, int limit) => Look(LookUp.List(filter), () => records.List(filter, offset, limit));

    public byte[] ListCsv() => Look(LookUp.ListFile, records.ListCsv);

    public PresenceReport Presence() => Look(LookUp.Presence, records.Presence);

    public ListChange ReplaceList(ListOrder order) => records.ReplaceList(order);

    public PresenceReport SetPresence(PresenceOrder order) => records.SetPresence(order);

    public ListEntryChange ChangeEntry(ListEntryOrder order) => records.ChangeEntry(order);

    public ExportSummary Export(ExportOrder order, IExportSink sink) => records.Export(order, sink);

    public StoreCheck Check(long after, int limit) => records.Check(after, limit);

    public ClockReport ConfirmClock(string who) => records.ConfirmClock(who);

    public IReadOnlyList<SetAsideCheck> CheckSetAside() => records.CheckSetAside();

    public PersonTraces FindPerson(PersonOrder order) => records.FindPerson(order);

    public PersonExport ExportPerson(PersonOrder order, IExportSink sink) => records.ExportPerson(order, sink);

    public PersonErasure ErasePerson(PersonOrder order) => records.ErasePerson(order);

    public void Looked(string who, Phrase what) => records.Looked(who, what);

    private T Look<T>(Phrase what, Func<T> look)
    {
        bool isNew;
        lock (_looked)
            isNew = _looked.Add(what.English);
        var found = look();
        if (isNew)
            records.Looked(who, what);
        return found;
    }
}
