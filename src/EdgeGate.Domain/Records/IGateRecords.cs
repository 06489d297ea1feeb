using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.Domain.Records;

/// <summary>
/// What a person may ask of a gate's records, and what he may change: the access list, and who counts as inside. The answers are the same
/// within the running lane, over its control socket, and on a journal that no lane has open. Safe from several threads; a call may take as
/// long as a disk does, so never make one on a thread that a vehicle waits for.
/// </summary>
public interface IGateRecords
{
    private const string NoPersons = "these records know nothing of single persons; run edgegate person on the box itself";

    /// <summary>A page of events, newest first.</summary>
    /// <exception cref="RecordsFaultException">The search makes no sense.</exception>
    /// <exception cref="ReadStoreFaultException">The store cannot be read.</exception>
    EventPage Search(EventSearch search);

    /// <summary>One event with its pictures, or null.</summary>
    GateEvent? Find(long id);

    /// <summary>How one decision came about, from frames to contacts.</summary>
    /// <exception cref="RecordsFaultException">There is no such event, or nothing was decided in it.</exception>
    IReadOnlyList<ExplanationSection> Explain(long id);

    /// <summary>Recorded vehicles, the newest 20,000 sightings at most, decided on again by other rules.</summary>
    /// <exception cref="RecordsFaultException">A setting or the list of the question cannot be used.</exception>
    WhatIfReport WhatIf(WhatIfQuestion question);

    /// <summary>Vehicles that were not let in, one look-alike character away from a listed plate, newest first.</summary>
    /// <param name="since">Only events at or after this time; null: all.</param>
    /// <param name="limit">At most this many, 1 to 1000.</param>
    IReadOnlyList<NearMissCase> NearMisses(DateTimeOffset? since, int limit);

    /// <summary>The access list as it stands, a page at a time.</summary>
    /// <param name="filter">Only rows whose plate, owner or note holds this, in any case; empty: all.</param>
    /// <param name="offset">Matching rows to leave out, 0 or more.</param>
    /// <param name="limit">At most this many, 1 to 1000.</param>
    ListPage List(string filter, int offset, int limit);

    /// <summary>The whole list as the CSV file that <see cref="ReplaceList"/> takes, UTF-8.</summary>
    byte[] ListCsv();

    /// <summary>
    /// Puts another list in place of the present one, whole or not at all, and records who did it and what changed. The lane uses it
    /// from the next moment on. A list with bad rows is refused unless the order says to leave them out.
    /// </summary>
    /// <exception cref="RecordsFaultException">The list can be written nowhere.</exception>
    ListChange ReplaceList(ListOrder order);

    /// <summary>Who is inside.</summary>
    PresenceReport Presence();

    /// <summary>Puts right who is inside, and records who did it and why. The lane counts on from there.</summary>
    /// <exception cref="RecordsFaultException">The order makes no sense; nothing was changed.</exception>
    PresenceReport SetPresence(PresenceOrder order);

    /// <summary>
    /// Adds, changes or removes one row, if it is still what its orderer saw, and records who did it. What the plate meets already is told
    /// first and has to be confirmed.
    /// </summary>
    /// <exception cref="RecordsFaultException">The list can be written nowhere.</exception>
    ListEntryChange ChangeEntry(ListEntryOrder order);

    /// <summary>Writes events with their pictures, hashes and the box's signature, and records who took them.</summary>
    /// <exception cref="IOException">The sink cannot be written.</exception>
    ExportSummary Export(ExportOrder order, IExportSink sink);

    /// <summary>Whether a part of the journal is as it was recorded. See <see cref="IReadStore.Check"/>.</summary>
    /// <exception cref="RecordsFaultException">The limit makes no sense, or the running lane is of a release that cannot tell.</exception>
    StoreCheck Check(long after, int limit) => throw new RecordsFaultException("these records cannot be checked");

    /// <summary>Whether what can be read of the journals that were set aside is as it was recorded.</summary>
    /// <exception cref="RecordsFaultException">The box's key cannot be used.</exception>
    IReadOnlyList<SetAsideCheck> CheckSetAside() => [];

    /// <summary>What is kept of the person with a plate.</summary>
    /// <exception cref="RecordsFaultException">The text is not a plate.</exception>
    PersonTraces FindPerson(PersonOrder order) => throw new RecordsFaultException(NoPersons);

    /// <summary>Writes a signed copy of the person's own events, pictures and list rows, and records who took it.</summary>
    /// <exception cref="RecordsFaultException">The text is not a plate.</exception>
    /// <exception cref="IOException">The sink cannot be written.</exception>
    PersonExport ExportPerson(PersonOrder order, IExportSink sink) => throw new RecordsFaultException(NoPersons);

    /// <summary>
    /// Erases what is kept of a person, and looks again. Who ordered it is recorded first, without the plate; the journal can be verified
    /// as before.
    /// </summary>
    /// <exception cref="RecordsFaultException">The text is not a plate, or the plate is banned and the order does not lift the ban; nothing
    /// was done.</exception>
    /// <exception cref="ReadStoreFaultException">It could not be recorded or written.</exception>
    PersonErasure ErasePerson(PersonOrder order) => throw new RecordsFaultException(NoPersons);

    /// <summary>
    /// Records that somebody looked at other people's data: see <see cref="LookUp"/>. Behind the lane: where the disk is full whoever
    /// repairs it has to see what happened.
    /// </summary>
    /// <param name="who">Who looked.</param>
    /// <param name="what">At what.</param>
    void Looked(string who, Phrase what)
    {
        // Records that are asked over a socket are recorded at its other end.
    }

    /// <summary>A person says that the clock is right; recorded, and believed until it is set or the machine starts again.</summary>
    /// <param name="who">Who says so.</param>
    /// <exception cref="RecordsFaultException">No lane runs.</exception>
    /// <exception cref="ReadStoreFaultException">It could not be recorded.</exception>
    ClockReport ConfirmClock(string who) => throw new RecordsFaultException("there is no clock to confirm here");
}
