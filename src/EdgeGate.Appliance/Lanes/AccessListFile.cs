using EdgeGate.Access.Lists;
using EdgeGate.Appliance.Commands;

namespace EdgeGate.Appliance.Lanes;

/// <summary>
/// The access list of a lane, from its CSV file. A file that becomes bad while the lane runs never empties the list: the last good
/// one stays. Read and reloaded by the lane's thread.
/// </summary>
internal sealed class AccessListFile
{
    private readonly string _path;
    private readonly bool _goodLinesOnly;
    private (DateTime Written, long Length) _version;

    /// <summary>Loads the list.</summary>
    /// <exception cref="SetupException">The file cannot be read, or has bad lines and only whole lists are wanted.</exception>
    internal AccessListFile(string path, bool goodLinesOnly)
    {
        (_path, _goodLinesOnly) = (path, goodLinesOnly);
        if (path.Length == 0)
            return;
        _version = VersionOf(path);
        Current = Load(out var problems) ?? throw new SetupException(string.Join(Environment.NewLine, problems.Append(
            $"{path}: the list is refused whole; correct the lines above, or set lane.listGoodLinesOnly to use the others")));
        Problems = problems;
    }

    /// <summary>The snapshot in force.</summary>
    internal AccessList Current { get; private set; } = AccessList.Empty;

    /// <summary>Bad lines of the last file looked at, one text each.</summary>
    internal IReadOnlyList<string> Problems { get; private set; } = [];

    /// <summary>Looks whether the file has changed, and takes it over if it is good.</summary>
    /// <returns>What there is to tell, or null.</returns>
    internal string? ReloadIfChanged()
    {
        if (_path.Length == 0)
            return null;
        var version = VersionOf(_path);
        if (version == _version)
            return null;
        _version = version;
        try
        {
            var list = Load(out var problems);
            Problems = problems;
            if (list is null)
                return $"{_path}: {problems.Count} bad lines, the list in force stays: {problems[0]}";
            Current = list;
            return $"{_path}: list taken over, {list.Entries.Count} entries{(problems.Count > 0 ? $", {problems.Count} bad lines left out" : "")}";
        }
        catch (SetupException e)
        {
            return $"{e.Message}; the list in force stays";
        }
    }

    private static (DateTime Written, long Length) VersionOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    private AccessList? Load(out IReadOnlyList<string> problems)
    {
        try
        {
            using var stream = File.OpenRead(_path);
            var import = ListCsv.Import(stream);
            problems = [.. import.Errors.Select(error => $"{_path}: {error}")];
            return import.ToList(_goodLinesOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{_path}: the access list cannot be read: {e.Message}");
        }
    }
}
