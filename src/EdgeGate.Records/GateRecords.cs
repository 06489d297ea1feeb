using EdgeGate.Access.Policy;
using EdgeGate.Access.Replay;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Records.Audit;
using EdgeGate.Records.Inside;
using EdgeGate.Records.Lists;

namespace EdgeGate.Records;

/// <summary>The records of one gate, on a store that this process has open. See <see cref="IGateRecords"/>.</summary>
public sealed class GateRecords : IGateRecords
{
    /// <summary>Events that follow a decision: a pulse and a passage are a dozen.</summary>
    private const int Following = 50;

    private readonly IReadStore _store;
    private readonly InForce<AccessOptions> _rules;
    private readonly string _lane;
    private readonly Lazy<AccessListFile> _lists;
    private readonly ListKeeper _keeper;
    private readonly PresenceKeeper _presence;
    private readonly IRecordTrail _trail;
    private readonly string _keyFile, _storeFolder;
    private readonly Func<IReadStoreDriver?, PersonKeeper> _persons;
    private PersonKeeper? _keeperOfPersons;

    /// <param name="store">Stays the caller's.</param>
    /// <param name="inForce">Of the lane.</param>
    /// <param name="lists">The lane's; loaded when a question needs it.</param>
    /// <param name="trail">Records what a person did.</param>
    /// <param name="presence">The lane's count of who is inside; null: no lane runs, and the journal says it.</param>
    /// <param name="time">The wall clock.</param>
    public GateRecords(IReadStore store, InForce<EdgeGateOptions> inForce, Lazy<AccessListFile> lists, IRecordTrail trail,
        Presence? presence = null, TimeProvider? time = null)
    {
        var options = inForce.Now;
        (_store, _rules, _lane, _lists, _trail) = (store, inForce.Part(now => now.Access), options.Lane.Name, lists, trail);
        var clock = time ?? TimeProvider.System;
        _keeper = new ListKeeper(lists, new(() => RecogniserAlphabet.Of(inForce.Now)), trail, clock);
        _presence = new PresenceKeeper(
            new(() => presence ?? new(PresenceJournal.Read(store, options.Access.Role, clock.LocalTimeZone))), _rules, trail,
            clock.GetLocalNow);
        (_keyFile, _storeFolder) = (options.State.BoxKey, options.State.Store);
        _persons = stores => new(store, options.State, _keeper, presence, trail, stores, clock);
    }

    /// <summary>Reads journals that were set aside; null: they are not looked into.</summary>
    public IReadStoreDriver? Stores { get; init; }

    private PersonKeeper Persons => LazyInitializer.EnsureInitialized(ref _keeperOfPersons, () => _persons(Stores));

    public EventPage Search(EventSearch search)
    {
        var page = EventFinder.Search(_store, search);
        return page with { Outcomes = OutcomeFinder.Of(_store, page.Events) };
    }

    public GateEvent? Find(long id) => _store.Find(id);

    public IReadOnlyList<ExplanationSection> Explain(long id)
    {
        var gateEvent = _store.Find(id) ?? throw new RecordsFaultException($"event {id}: there is none; edgegate events shows the numbers");
        if (gateEvent.Decision is null)
            throw new RecordsFaultException($"event {id} is no sighting but {gateEvent.Kind}: {gateEvent.Text}");
        var after = EventExport.Read(_store, new EventQuery { BeforeId = id + Following }, Following).Where(next => next.Id > id).Reverse();
        return DecisionReplay.Explain(gateEvent, after);
    }

    public WhatIfReport WhatIf(WhatIfQuestion question) => WhatIfRunner.Run(_store, question, _rules.Now, _lists.Value.Current, _lane);

    public IReadOnlyList<NearMissCase> NearMisses(DateTimeOffset? since, int limit)
    {
        if (limit is < 1 or > 1000)
            throw new RecordsFaultException($"{limit} near misses: it takes 1 to 1000");
        var sightings = EventExport.Read(_store, new EventQuery { Kind = GateEventKind.Sighting, Since = since });
        return [.. NearMissReport.From(sightings, _lists.Value.Current).Take(limit).Select(WithCrop)];
    }

    public ListPage List(string filter, int offset, int limit) => _keeper.Page(filter, offset, limit);

    public byte[] ListCsv() => _keeper.Csv();

    public ListChange ReplaceList(ListOrder order) => _keeper.Replace(order);

    public PresenceReport Presence() => _presence.Report();

    public PresenceReport SetPresence(PresenceOrder order) => _presence.Change(order);

    public ListEntryChange ChangeEntry(ListEntryOrder order) => _keeper.Change(order);

    public ExportSummary Export(ExportOrder order, IExportSink sink)
    {
        OrderText.Check("the place that the events go to", order.Where);
        using var key = OpenKey();
        _trail.Audit(order.Since is { } since
            ? Phrase.Of("exportedEventsSince", ("who", order.Who), ("where", order.Where), ("since", $"{since:yyyy-MM-dd HH:mm}"))
            : Phrase.Of("exportedEvents", ("who", order.Who), ("where", order.Where)));
        return EventBundle.Write(
            _store, new EventQuery { Kind = order.Kind, Since = order.Since, Until = order.Until, WithImages = order.WithImages }, sink,
            key);
    }

    public IReadOnlyList<SetAsideCheck> CheckSetAside()
    {
        var folders = SetAsideStores.Folders(_storeFolder);
        if (folders.Count == 0 || Stores is null)
            return [];
        using var key = OpenKey();
        return [.. folders.Select(folder => new SetAsideCheck(folder, Stores.Examine(folder, new(key.JournalKey(), ""))))];
    }

    public PersonTraces FindPerson(PersonOrder order) => Persons.Find(order);

    public PersonExport ExportPerson(PersonOrder order, IExportSink sink)
    {
        using var key = OpenKey();
        return Persons.Export(order, sink, key);
    }

    public PersonErasure ErasePerson(PersonOrder order) => Persons.Erase(order);

    public void Looked(string who, Phrase what) => _trail.Note(what.By(who));

    public ClockReport ConfirmClock(string who) => _trail.ConfirmClock(who);

    public StoreCheck Check(long after, int limit)
    {
        if (limit is < 1 or > 1000)
            throw new RecordsFaultException($"a check of {limit} events: it takes 1 to 1000");
        return _store.Check(after, limit);
    }

    private BoxKey OpenKey()
    {
        try
        {
            return BoxKey.Open(_keyFile);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new RecordsFaultException($"the box's key cannot be used: {e.Message}", e);
        }
    }

    private NearMissCase WithCrop(NearMissCase miss) =>
        miss with { Crop = _store.Find(miss.EventId)?.Images.GetValueOrDefault("plate") ?? [] };
}
