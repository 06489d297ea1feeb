using System.Diagnostics;
using System.Globalization;
using EdgeGate.Domain.Events;

namespace EdgeGate.Contracts.Events;

/// <summary>
/// The process that gets killed: the test program itself, started with a variable set. It appends units as fast as it can and writes the
/// last id of each to its output once the store has said that it is durable.
/// </summary>
public static class KillChild
{
    private const string Variable = "EDGEGATE_KILL_CHILD";

    /// <summary>
    /// To be called before the test runner starts (module initializer): runs the child's part and ends the process, if asked to.
    /// </summary>
    public static void RunIfAsked(Func<IReadStoreDriver> driver)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } directory)
            return;
        using var store = driver().Open(directory);
        using var output = Console.OpenStandardOutput();
        var id = store.Append([]);
        while (true)
        {
            id = store.Append(Unit(id + 1));
            output.Write(System.Text.Encoding.ASCII.GetBytes(id.ToString(CultureInfo.InvariantCulture) + "\n"));
            output.Flush();
        }
    }

    /// <summary>The unit that begins with an id: one to three events whose content follows from their ids.</summary>
    internal static GateEvent[] Unit(long firstId) =>
        [.. Enumerable.Range(0, (int)(firstId % 3) + 1).Select(offset => Event(firstId + offset))];

    /// <summary>The event of an id.</summary>
    internal static GateEvent Event(long id)
    {
        var picture = new byte[2000 + (id * 37 % 9000)];
        new Random((int)id).NextBytes(picture);
        return SampleEvents.Plain(id, GateEventKind.Sighting, $"event {id}") with
        {
            Images = new Dictionary<string, byte[]> { ["plate"] = picture },
        };
    }

    /// <summary>Starts the child on a store.</summary>
    internal static Process Start(string testAssembly, string directory)
    {
        // Run as "dotnet exec X.dll" or as a program of its own: start the child the same way.
        var program = Environment.ProcessPath ?? "dotnet";
        var isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var info = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        if (isHost)
        {
            info.ArgumentList.Add("exec");
            info.ArgumentList.Add(testAssembly);
        }

        info.Environment[Variable] = directory;
        return Process.Start(info) ?? throw new InvalidOperationException("the child could not be started");
    }
}
