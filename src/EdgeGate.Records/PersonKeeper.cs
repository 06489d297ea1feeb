using System.Text;
using EdgeGate.Access.Replay;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Records.Audit;
using EdgeGate.Records.Inside;
using EdgeGate.Records.Lists;

namespace EdgeGate.Records;

/// <summary>
/// Finds, copies and erases what a box keeps of the person with a plate: events and their pictures, rows of the access list, who is inside,
/// what was carried over from a damaged journal, and the journals that were set aside. Safe from several threads; one erasure at a time.
/// </summary>
/// <param name="store">The journal.</param>
/// <param name="state">Where the lane's files lie.</param>
/// <param name="list">The access list.</param>
/// <param name="presence">The running lane's count of who is inside; null: no lane runs, and the journal says it.</param>
/// <param name="trail">Records who did it.</param>
/// <param name="stores">Reads journals that were set aside; null: none are looked into.</param>
/// <param name="time">The wall clock.</param>
public sealed class PersonKeeper(
    IReadStore store, StateFolder state, ListKeeper list, Presence? presence, IRecordTrail trail, IReadStoreDriver? stores,
    TimeProvider time)
{
    private const int AtOnce = 50;

    // A vehicle may be at the gate while its events are erased.
    private const int Rounds = 3;

    private readonly Lock _erasing = new();

    /// <summary>Looks.</summary>
    /// <exception cref="RecordsFaultException">The text is not a plate.</exception>
    public PersonTraces Find(PersonOrder order)
    {
        trail.Note(Phrase.Of("lookedForPerson", ("who", order.Who), ("search", $"\"{Person(order).Plate}\"")));
        return Find(Person(order));
    }

    /// <summary>Copies the person's own events with pictures and their rows of the list, signed.</summary>
    /// <exception cref="RecordsFaultException">The text is not a plate.</exception>
    /// <exception cref="IOException">The sink cannot be written.</exception>
    public PersonExport Export(PersonOrder order, IExportSink sink, BoxKey key)
    {
        var person = Person(order);
        trail.Audit(Phrase.Of("exportedPerson", ("who", order.Who), ("search", $"\"{person.Plate}\"")));
        var found = Find(person);
        var besides = new Dictionary<string, byte[]>
        {
            ["found.txt"] =
            Encoding.UTF8.GetBytes(string.Join('\n', PersonText.Lines(found)) + "\n")
        };
        if (found.ListRows > 0)
            besides["list.csv"] = list.RowsOf(person.Plate);
        return new(found, EventBundle.WritePerson(store, person.IsOwn, besides, sink, key));
    }

    /// <summary>Erases, and looks again.</summary>
    /// <exception cref="RecordsFaultException">
    /// The text is not a plate, or the plate is banned and the order does not lift the ban; nothing was done.
    /// </exception>
    /// <exception cref="ReadStoreFaultException">It could not be recorded or written.</exception>
    public PersonErasure Erase(PersonOrder order)
    {
        var person = Person(order);
        lock (_erasing)
        {
            if (!order.LiftBan && list.IsBanned(person.Plate))
                throw new RecordsFaultException("the plate is on the deny list, and erasing it would lift the ban; nothing was done: erase with --lift-ban, or keep it while the ban has a reason");
            var found = Find(person);
            var reference = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(6));

            // The order is on record before anything is gone, and names nobody.
            trail.Audit(Phrase.Of("erasesPerson", ("who", order.Who), ("reference", reference), ("count", PersonText.Counts(found))));
            for (var round = 0; round < Rounds && Events(person, reference) > 0; round++)
            {
            }

            Carried(person, reference);
            list.Erase(person.Plate);
            presence?.Change(inside => inside.Find(person.Plate) is null ? inside
                : inside.Leave(person.Plate).Enter("", time.GetLocalNow()));
            if (order.SetAside)
            {
                foreach (var aside in found.SetAside)
                    Delete(aside.Folder);
            }

            return new(reference, found, Find(person));
        }
    }

    private static PersonEvents Person(PersonOrder order)
    {
        try
        {
            return new(order.Plate);
        }
        catch (ArgumentException e)
        {
            throw new RecordsFaultException(e.Message, e);
        }
    }

    private PersonTraces Find(PersonEvents person)
    {
        var unreadable = new List<string>();
        var (own, mentions, pictures) = (0L, 0L, 0L);
        foreach (var one in Concerned(person, unreadable))
        {
            if (person.IsOwn(one))
                own++;
            else
                mentions++;
            pictures += person.IsOwn(one) || one.Decision is null ? store.Find(one.Id)?.Images.Count ?? 0 : 0;
        }

        own += Carried().Count(one => person.IsOwn(one) || person.IsMention(one));
        return new(own, mentions, pictures, list.CountOf(person.Plate), presence?.Now.Find(person.Plate) is not null, [.. SetAside(person)],
            [.. Other(person), .. unreadable]);
    }

    private IEnumerable<GateEvent> Concerned(PersonEvents person, List<string> unreadable) =>
        EventExport.Read(store, new EventQuery { LeftOut = unreadable }).Where(one => person.IsOwn(one) || person.IsMention(one));

    private int Events(PersonEvents person, string reference)
    {
        var concerned = Concerned(person, []).ToArray();
        foreach (var unit in concerned.Chunk(AtOnce))
            store.Erase([.. unit.Select(one =>
                person.Without(one.Decision is not null && !person.IsOwn(one) ? store.Find(one.Id) ?? one : one, reference))], reference);
        return concerned.Length;
    }

    private IReadOnlyList<GateEvent> Carried() => CarriedEvents.Load(state.Store);

    private void Carried(PersonEvents person, string reference)
    {
        var carried = Carried();
        if (!carried.Any(one => person.IsOwn(one) || person.IsMention(one)))
            return;
        try
        {
            CarriedEvents.Keep(state.Store,
                [.. carried.Select(one => person.IsOwn(one) || person.IsMention(one) ? person.Without(one, reference) : one)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RecordsFaultException($"{state.Store}: what was carried over from a damaged journal cannot be written, and is not erased: {e.Message}", e);
        }
    }

    private IEnumerable<SetAsideTraces> SetAside(PersonEvents person)
    {
        foreach (var folder in stores is null ? [] : SetAsideStores.Folders(state.Store))
        {
            var events = stores!.Salvage(folder).Concat(CarriedEvents.Load(folder))
                .LongCount(one => person.IsOwn(one) || person.IsMention(one));
            if (events > 0)
                yield return new(folder, events);
        }
    }

    // The technician's own list, acceptance reports: files that name the plate in plain text.
    private IEnumerable<string> Other(PersonEvents person)
    {
        var kept = state.Path;
        var files = Directory.Exists(kept)
            ? Directory.EnumerateFiles(kept, "*",
            new EnumerationOptions
            {
                RecurseSubdirectories = true, IgnoreInaccessible = true,
                AttributesToSkip = FileAttributes.ReparsePoint
            }) : [];
        var skipped = state.Store;
        var texts = files.Where(file => !file.StartsWith(skipped, StringComparison.Ordinal)
            && Path.GetExtension(file) is ".csv" or ".html" or ".json" or ".jsonl" or ".txt");
        foreach (var file in list.File.Length > 0 ? texts.Append(list.File) : texts)
        {
            // The list in force is counted by its rows.
            if (file != state.LastGoodList && !(file == list.File && list.CountOf(person.Plate) > 0)
                && Names(file, person) is { Length: > 0 } what)
                yield return what;
        }
    }

    private static string Names(string file, PersonEvents person)
    {
        try
        {
            return System.IO.File.ReadLines(file).Any(person.Names) ? $"{file} names the plate; take it out there by hand" : "";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{file} cannot be read: {e.Message}";
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The second look tells that it is still there.
        }
    }
}
