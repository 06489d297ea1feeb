using System.Collections.Concurrent;
using EdgeGate.Access.Lists;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Records.Lists;

/// <summary>
/// The access list of a lane: from the technician's CSV file, and from what persons have changed since, which the lane keeps beside its
/// journal (<see cref="ListInForce"/>). An edited file counts again. A file that becomes bad never empties the list. Safe from any thread.
/// </summary>
public sealed class AccessListFile
{
    private readonly Lock _gate = new();
    private readonly bool _goodLinesOnly;
    private readonly ListInForce _kept;
    private readonly ConcurrentQueue<ListNews> _news = new();
    private (DateTime Written, long Length) _version;
    private volatile AccessList _current = AccessList.Empty;
    private volatile IReadOnlyList<string> _problems = [];
    private int _badLines;

    /// <summary>Loads the list.</summary>
    /// <param name="path">The technician's file; empty: there is none, and the list is what persons make of it.</param>
    /// <param name="goodLinesOnly">Use a list with bad lines without them.</param>
    /// <param name="kept">Where the list in force is kept; empty: nowhere.</param>
    /// <exception cref="SetupException">The file cannot be used, and no good list is kept.</exception>
    public AccessListFile(string path, bool goodLinesOnly, string kept = "")
    {
        (Path, _goodLinesOnly, _kept) = (path, goodLinesOnly, new(kept));
        if (path.Length == 0)
        {
            if (_kept.IsNewerThan([]) && _kept.Load() is { } made)
                _current = made;
            return;
        }

        _version = VersionOf(path);
        var before = _kept.Load();
        try
        {
            var bytes = Read();
            if (before is not null && _kept.IsNewerThan(bytes))
            {
                _current = before;
                return;
            }

            var list = Parse(bytes);
            var diff = before is null ? null : ListDiff.Between(before, list);
            if (diff is { IsEmpty: false })
                _news.Enqueue(new(WhileOff(diff.Said()), IsChange: true, IsProblem: false) { Unnamed = WhileOff(diff.Counted()) });
            TakeOver(list, bytes);
        }
        catch (SetupException e) when (before is not null)
        {
            _current = before;
            var said = LastGood(e.Message);
            _news.Enqueue(new(said, IsChange: false, IsProblem: true) { Unnamed = LastGood(e.Unnamed ?? e.Message) });
            _problems = [said.English, .. _problems];
        }

        Phrase WhileOff(Phrase changes) => Phrase.Of("listChangedWhileOff", ("path", path), ("changes", changes));

        Phrase LastGood(string problem) => Phrase.Of("listLastGood", ("problem", problem), ("count", before.Entries.Count));
    }

    /// <summary>The technician's file; empty when there is none.</summary>
    public string Path { get; }

    /// <summary>Where a person finds the list; empty when there is neither a file nor a place to keep one.</summary>
    public string Place => Path.Length > 0 ? Path : _kept.Path;

    /// <summary>The snapshot in force.</summary>
    public AccessList Current => _current;

    /// <summary>Bad lines of the last file looked at, one text each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The look that <see cref="Poll"/> began last.</summary>
    public Task Looking { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// The same as <see cref="ReloadIfChanged"/>, for a thread that vehicles wait for: the file is looked at, read and sorted beside it,
    /// and what there is to tell comes with a later call. From one thread.
    /// </summary>
    public ListNews? Poll()
    {
        if (_news.TryDequeue(out var news))
            return news;
        if (Path.Length == 0 || !Looking.IsCompleted)
            return null;

        // A mistake in there is one of the lane's.
        Looking.GetAwaiter().GetResult();
        Looking = Task.Run(Look);
        return null;
    }

    /// <summary>Looks whether the file has changed, and takes it over if it is good.</summary>
    /// <returns>What there is to tell, or null.</returns>
    public ListNews? ReloadIfChanged()
    {
        if (_news.IsEmpty)
            Look();
        return _news.TryDequeue(out var news) ? news : null;
    }

    /// <summary>Looks at the file now; what there is to tell comes with a later call of <see cref="Poll"/>.</summary>
    public void LookNow() => Look();

    /// <summary>Puts another list in force and keeps it; in the technician's file as well where that may be written.</summary>
    /// <param name="list">It.</param>
    /// <param name="csv">The same as a file is to hold it.</param>
    /// <exception cref="RecordsFaultException">It can be written nowhere; the list in force stays.</exception>
    public void Replace(AccessList list, byte[] csv)
    {
        lock (_gate)
        {
            var keptFault = _kept.Path.Length == 0 ? new IOException("no folder for it") : Try(() => _kept.Keep(csv));
            var fileFault = Path.Length == 0 ? new IOException("no file") : Try(() => WholeFile.Replace(Path, csv));
            if (keptFault is not null && fileFault is not null)
                throw new RecordsFaultException($"{Place}: the access list cannot be written: {(Path.Length > 0 ? fileFault : keptFault).Message} The list in force stays.", fileFault);
            _problems = [];
            if (keptFault is null && Try(() => _kept.KeptBeside(fileFault is null ? csv : ReadOrNothing())) is { } fault)
                _problems = [$"{_kept.Path}: {fault.Message}"];
            _version = VersionOf(Path);
            _current = list;
            _news.Enqueue(new(Phrase.Of("listReplaced", ("place", Place), ("count", list.Entries.Count)), IsChange: false,
                IsProblem: false));
        }
    }

    private static (DateTime Written, long Length) VersionOf(string path)
    {
        if (path.Length == 0)
            return default;
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private static Exception? Try(Action write)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e;
        }
    }

    private void Look()
    {
        if (Path.Length == 0)
            return;
        lock (_gate)
        {
            var version = VersionOf(Path);
            if (version == _version)
                return;
            _version = version;
            try
            {
                var bytes = Read();
                var list = Parse(bytes);
                var diff = ListDiff.Between(_current, list);
                TakeOver(list, bytes);
                _news.Enqueue(new(Taken(diff.Said()), IsChange: true, IsProblem: _problems.Count > 0) { Unnamed = Taken(diff.Counted()) });

                Phrase Taken(Phrase changes) => _badLines > 0
                    ? Phrase.Of("listTakenInPart", ("path", Path), ("count", list.Entries.Count), ("changes", changes),
                        ("bad", _badLines))
                    : Phrase.Of("listTaken", ("path", Path), ("count", list.Entries.Count), ("changes", changes));
            }
            catch (SetupException e)
            {
                _news.Enqueue(new(Stays(e.Message), IsChange: false, IsProblem: true) { Unnamed = Stays(e.Unnamed ?? e.Message) });

                static Phrase Stays(string problem) => Phrase.Of("listStays", ("problem", problem));
            }
        }
    }

    private void TakeOver(AccessList list, byte[] file)
    {
        _current = list;
        if (_kept.Path.Length == 0)
            return;

        // The list itself is in force; what is missing is the spare one.
        if (Try(() => { _kept.Keep(file); _kept.KeptBeside(file); }) is { } fault)
            _problems = [.. _problems, $"{_kept.Path}: no copy of the list could be kept: {fault.Message}"];
    }

    private byte[] Read()
    {
        try
        {
            return PlainFile.Read(Path, LaneOptions.LongestList);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{Path}: the access list cannot be read: {e.Message}");
        }
    }

    private byte[] ReadOrNothing()
    {
        try
        {
            return Path.Length == 0 ? [] : Read();
        }
        catch (SetupException)
        {
            return [];
        }
    }

    private AccessList Parse(byte[] bytes)
    {
        var import = ListCsv.Import(new MemoryStream(bytes));
        (_problems, _badLines) = ([.. import.Errors.Select(error => $"{Path}: {error}")], import.ErrorCount);
        if (import.ToList(_goodLinesOnly) is { } list)
            return list;
        var remedy = import.IsWhole ? "correct them, or set lane.listGoodLinesOnly to use the others"
            : "shorten it: what is not read may be a ban";
        throw new SetupException(
            string.Join(Environment.NewLine,
                _problems.Take(20).Append($"{Path}: {import.ErrorCount} bad lines; the list is refused whole; {remedy}")),
            $"{Path}: {import.ErrorCount} bad lines, the first on line {import.Errors[0].Line}; the list is refused whole; edgegate lists check shows them");
    }
}
