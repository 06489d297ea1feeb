using System.Globalization;
using EdgeGate.Domain.Events;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Journal;

/// <summary>Opens the store so that a lane always has one: a damaged store is set aside whole, never deleted.</summary>
public static class StoreOpener
{
    /// <summary>Opens the store in a directory of its own.</summary>
    /// <param name="driver">Opens stores.</param>
    /// <param name="directory">Holds nothing but the store: all of it is renamed when the store is damaged.</param>
    /// <param name="time">For the name of what is set aside.</param>
    /// <param name="logger">Logger.</param>
    /// <exception cref="ReadStoreFaultException">
    /// In use, from a newer version, or the disk fails: what a new store would not mend.
    /// </exception>
    public static OpenedStore Open(IReadStoreDriver driver, string directory, TimeProvider time, ILogger logger)
    {
        try
        {
            return new(driver.Open(directory), "");
        }
        catch (ReadStoreFaultException e) when (e.Kind == ReadStoreFaultKind.Damaged && Directory.Exists(directory))
        {
            var aside = FreeName(directory, time.GetUtcNow());
            Directory.Move(directory, aside);
            Log.SetAside(logger, aside);
            return new(driver.Open(directory), aside);
        }
    }

    private static string FreeName(string directory, DateTimeOffset now)
    {
        var name = $"{Path.TrimEndingDirectorySeparator(directory)}.damaged-{now.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        var free = name;

        // A box without a clock starts at the same second every time.
        for (var i = 2; Path.Exists(free); i++)
            free = $"{name}-{i}";
        return free;
    }
}
