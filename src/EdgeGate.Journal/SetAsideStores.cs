using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>
/// Journals that were damaged and set aside, and what was carried over from them, hold plates and pictures as well: they go when sightings
/// do, and the oldest of them when they take more room than a journal may. Used by one thread.
/// </summary>
/// <param name="store">Folder of the store in use; the others lie beside it.</param>
/// <param name="running">Their least age.</param>
/// <param name="options">How long sightings are kept.</param>
/// <param name="logger">Logger.</param>
public sealed class SetAsideStores(string store, RunningTime running, InForce<JournalOptions> options, ILogger logger)
{
    private readonly string _store = Path.TrimEndingDirectorySeparator(Path.GetFullPath(store));

    /// <summary>Folders of the journals that were set aside beside one.</summary>
    /// <param name="store">Folder of the store in use.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> Folders(string store)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(store));
        return Directory.Exists(Path.GetDirectoryName(whole)) ? [.. Directory.GetDirectories(Path.GetDirectoryName(whole)!,
            Path.GetFileName(whole) + ".damaged-*").Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>Deletes those that are old enough.</summary>
    /// <param name="now">A clock that is not known says nothing of their age.</param>
    public void Step(EventTime now)
    {
        try
        {
            var keep = TimeSpan.FromDays(options.Now.KeepSightingsDays);
            var carried = Path.Combine(_store, CarriedEvents.FileName);
            if (File.Exists(carried) && AgeOf(carried, File.GetLastWriteTimeUtc(carried), now) > keep)
                Delete(carried, () => File.Delete(carried));
            var room = options.Now.MaxMegabytes * 1_000_000L;
            foreach (var folder in Folders(_store).OrderByDescending(Written))
            {
                room -= Files(folder).Sum(file => file.Length);
                if (AgeOf(folder, Written(folder), now) > keep || room < 0)
                    Delete(folder, () => Directory.Delete(folder, recursive: true));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotDeleted(logger, _store, e);
        }
    }

    // By the files: renaming a folder does not change when anything in it was written.
    private static DateTime Written(string folder) =>
        Files(folder).Select(file => file.LastWriteTimeUtc).DefaultIfEmpty(DateTime.MaxValue).Max();

    private static FileInfo[] Files(string folder) => new DirectoryInfo(folder).GetFiles();

    private TimeSpan AgeOf(string path, DateTime written, EventTime now)
    {
        var least = running.AgeOf(path);
        var byClock = now.Clock == ClockState.Unknown || written < ClockJudge.Earliest.UtcDateTime ? TimeSpan.Zero
            : now.Wall.UtcDateTime - written;
        return byClock > least ? byClock : least;
    }

    private void Delete(string path, Action delete)
    {
        delete();
        running.Forget(path);
        Log.SetAsideDeleted(logger, path);
    }
}
