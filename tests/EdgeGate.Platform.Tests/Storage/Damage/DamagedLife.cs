using EdgeGate.Domain.Events;
using EdgeGate.Journal;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Platform.Tests.Storage.Damage;

/// <summary>A journal as a lane has one: made once for all tests, copied, spoiled, and started on.</summary>
public sealed class DamagedLife : IDisposable
{
    /// <summary>Events in the data file, and in the log besides.</summary>
    private const int Settled = 400, InLog = 30;

    private static readonly Lazy<(Dictionary<string, byte[]> Files, byte[] Last)> Made = new(Make);

    private readonly string _root = Directory.CreateTempSubdirectory("edgegate damage ").FullName;

    /// <summary>Number of the last event that was acknowledged.</summary>
    public static long Last => Settled + InLog;

    /// <summary>Names of the files.</summary>
    public static IReadOnlyCollection<string> Files => Made.Value.Files.Keys;

    /// <summary>A copy of the journal in a folder of its own.</summary>
    public string Copy(string name)
    {
        var folder = Path.Combine(_root, name, "store");
        Directory.CreateDirectory(folder);
        foreach (var (file, bytes) in Made.Value.Files)
            File.WriteAllBytes(Path.Combine(folder, file), bytes);
        File.WriteAllBytes(Seal(folder).LastFile, Made.Value.Last);
        return folder;
    }

    /// <summary>Key and file of a journal's checksums.</summary>
    public static StoreSeal Seal(string folder) => new(new byte[32], folder + ".last");

    /// <summary>The event of a number; every third has pictures.</summary>
    public static GateEvent Event(int number)
    {
        var picture = new byte[500 + (number * 137 % 6000)];
        new Random(number).NextBytes(picture);
        return Events.Sighting($"AB{number:00000}", number) with
        {
            Images = number % 3 == 0 ? new Dictionary<string, byte[]> { ["plate"] = picture, ["scene"] = picture }
            : new Dictionary<string, byte[]>(),
        };
    }

    /// <summary>Opens a journal as a lane does, with its first readings.</summary>
    public static LastingStore Start(string folder, IReadStoreDriver driver) => new(
        driver, folder, new FakeTimeProvider(), NullLogger.Instance, store =>
        {
            EventClock.NewestIn(store);
            _ = EventExport.Read(store, new EventQuery { Kind = GateEventKind.Sighting }, limit: 20_000).Reverse()
                .Select(e => e.Sighting!.Text.Length).Sum();
        },
        () => Seal(folder));

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static (Dictionary<string, byte[]> Files, byte[] Last) Make()
    {
        var folder = Directory.CreateTempSubdirectory("edgegate damage ").FullName;
        using (var store = new LiteDriver().Open(folder, Seal(folder)))
        {
            for (var i = 1; i <= Settled; i += 4)
                store.Append([.. Enumerable.Range(i, 4).Select(Event)]);
        }

        // As a power cut leaves it: what came last is in the log only.
        var files = new Dictionary<string, byte[]>();
        byte[] last;
        using (var store = new LiteDriver().Open(folder, Seal(folder)))
        {
            for (var i = Settled + 1; i <= Settled + InLog; i++)
                store.Append([Event(i)]);
            foreach (var file in Directory.GetFiles(folder))
                files[Path.GetFileName(file)] = Shared(file);
            last = Shared(Seal(folder).LastFile);
        }

        Directory.Delete(folder, recursive: true);
        File.Delete(Seal(folder).LastFile);
        return (files, last);
    }

    // The store has it locked; what is on the disk is read all the same, as a second machine would that is handed the card.
    private static byte[] Shared(string file)
    {
        using var copy = System.Diagnostics.Process.Start("cp", [file, file + ".copy"]);
        copy.WaitForExit();
        var bytes = File.ReadAllBytes(file + ".copy");
        File.Delete(file + ".copy");
        return bytes;
    }
}
