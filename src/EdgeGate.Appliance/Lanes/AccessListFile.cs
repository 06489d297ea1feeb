using EdgeGate.Access.Lists;
using EdgeGate.Appliance.Commands;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;

namespace EdgeGate.Appliance.Lanes;

/// <summary>
/// The access list of a lane, from its CSV file. A file that becomes bad never empties the list: while the lane runs the last good one
/// stays, and a copy of it, beside the journal, serves a lane that starts and finds the file gone or bad. Looked after by the lane's
/// thread; may be read and replaced from any.
/// </summary>
internal sealed class AccessListFile
{
    private readonly Lock _gate = new();
    private readonly bool _goodLinesOnly;
    private readonly string _copy;
    private (DateTime Written, long Length) _version;
    private ListNews? _news;
    private volatile AccessList _current = AccessList.Empty;
    private volatile IReadOnlyList<string> _problems = [];

    /// <summary>Loads the list.</summary>
    /// <param name="path">The file; empty: none.</param>
    /// <param name="goodLinesOnly">Use a list with bad lines without them.</param>
    /// <param name="copy">Where the last good list is kept; empty: nowhere.</param>
    /// <exception cref="SetupException">The file cannot be used, and there is no copy of a good one.</exception>
    internal AccessListFile(string path, bool goodLinesOnly, string copy = "")
    {
        (Path, _goodLinesOnly, _copy) = (path, goodLinesOnly, copy);
        if (path.Length == 0)
            return;
        _version = VersionOf(path);
        var before = _copy.Length > 0 && File.Exists(_copy) ? LoadCopy() : null;
        try
        {
            var (list, bytes) = Load();
            if (before is not null && ListDiff.Between(before, list) is { IsEmpty: false } diff)
                _news = new($"{path}: the access list was changed while the lane did not run: {diff.Describe()}", IsChange: true, IsProblem: false);
            TakeOver(list, before is null || _news is not null ? bytes : null);
        }
        catch (SetupException e) when (before is not null)
        {
            _current = before;
            _news = new($"{e.Message} The lane goes on with the last good list of {before.Entries.Count} entries.", IsChange: false, IsProblem: true);
            _problems = [_news.Text, .. _problems];
        }
    }

    /// <summary>The file; empty when there is none.</summary>
    internal string Path { get; }

    /// <summary>The snapshot in force.</summary>
    internal AccessList Current => _current;

    /// <summary>Bad lines of the last file looked at, one text each.</summary>
    internal IReadOnlyList<string> Problems => _problems;

    /// <summary>Looks whether the file has changed, and takes it over if it is good.</summary>
    /// <returns>What there is to tell, or null.</returns>
    internal ListNews? ReloadIfChanged()
    {
        if (Path.Length == 0)
            return null;
        lock (_gate)
        {
            if (_news is { } news)
            {
                _news = null;
                return news;
            }

            var version = VersionOf(Path);
            if (version == _version)
                return null;
            _version = version;
            return Reload();
        }
    }

    /// <summary>Puts another list in the file and in force.</summary>
    /// <param name="list">It.</param>
    /// <param name="csv">The same as the file is to hold it.</param>
    /// <exception cref="RecordsFaultException">The file cannot be written; the list in force stays.</exception>
    internal void Replace(AccessList list, byte[] csv)
    {
        lock (_gate)
        {
            try
            {
                WholeFile.Replace(Path, csv);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new RecordsFaultException($"{Path}: the access list cannot be written: {e.Message} The list in force stays.", e);
            }

            _version = VersionOf(Path);
            _problems = [];
            TakeOver(list, csv);
            _news = new($"{Path}: list replaced, {list.Entries.Count} entries", IsChange: false, IsProblem: false);
        }
    }

    private static (DateTime Written, long Length) VersionOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private ListNews Reload()
    {
        try
        {
            var (list, bytes) = Load();
            var diff = ListDiff.Between(_current, list);
            TakeOver(list, bytes);
            return new(
                $"{Path}: list taken over, {list.Entries.Count} entries, {diff.Describe()}{(_problems.Count > 0 ? $", {_problems.Count} bad lines left out" : "")}",
                IsChange: true, IsProblem: _problems.Count > 0);
        }
        catch (SetupException e)
        {
            return new($"{e.Message}; the list in force stays", IsChange: false, IsProblem: true);
        }
    }

    private void TakeOver(AccessList list, byte[]? toCopy)
    {
        _current = list;
        if (toCopy is null || _copy.Length == 0)
            return;
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_copy)!);
            WholeFile.Replace(_copy, toCopy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The list itself is in force; what is missing is the spare one.
            _problems = [.. _problems, $"{_copy}: no copy of the list could be kept: {e.Message}"];
        }
    }

    private AccessList? LoadCopy()
    {
        try
        {
            using var stream = File.OpenRead(_copy);
            return ListCsv.Import(stream).ToList(useGoodRows: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private (AccessList List, byte[] Bytes) Load()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{Path}: the access list cannot be read: {e.Message}");
        }

        var import = ListCsv.Import(new MemoryStream(bytes));
        _problems = [.. import.Errors.Select(error => $"{Path}: {error}")];
        return (import.ToList(_goodLinesOnly) ?? throw new SetupException(string.Join(Environment.NewLine, _problems.Take(20).Append(
            $"{Path}: {_problems.Count} bad lines; the list is refused whole; correct them, or set lane.listGoodLinesOnly to use the others"))), bytes);
    }
}
