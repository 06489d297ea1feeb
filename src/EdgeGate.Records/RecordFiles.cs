using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Records.Lists;

namespace EdgeGate.Records;

/// <summary>What lies where in the journal's directory.</summary>
public static class RecordFiles
{
    /// <summary>The store; all of it is set aside when it is damaged, so nothing else is kept in there.</summary>
    public static string Store(EdgeGateOptions options) => Path.Combine(options.StateFolder, "store");

    /// <summary>The access list in force, as the lane keeps it.</summary>
    public static string LastGoodList(EdgeGateOptions options) => Path.Combine(options.StateFolder, "last-good-list.csv");

    /// <summary>Number and checksum of the last event, apart from the store.</summary>
    public static string LastEvent(EdgeGateOptions options) => Path.Combine(options.StateFolder, "store.last");

    /// <summary>A copy of the models that the lane read with last.</summary>
    public static string SpareModels(EdgeGateOptions options) => Path.Combine(options.StateFolder, "last-good-models");

    /// <summary>How long the box has run.</summary>
    public static string RunningTime(EdgeGateOptions options) => Path.Combine(options.StateFolder, "running-time.json");

    /// <summary>The box's private key.</summary>
    public static string BoxKey(EdgeGateOptions options) => Path.Combine(options.StateFolder, "box-key.pem");

    /// <summary>What changes to the journal are noticed by.</summary>
    /// <param name="options">Of the lane.</param>
    /// <param name="tell">Told when the box's key had to be renewed.</param>
    /// <exception cref="ReadStoreFaultException">The key cannot be read or made.</exception>
    public static StoreSeal Seal(EdgeGateOptions options, Action<Phrase> tell)
    {
        var file = BoxKey(options);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var key = Journal.BoxKey.OpenOrRenew(file, out var setAside);
            if (setAside.Length > 0)
                tell(Phrase.Of("keyRenewed", ("file", file), ("aside", setAside)));
            return new(key.JournalKey(), LastEvent(options));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReadStoreFaultException(ReadStoreFaultKind.IoError, $"the box's key cannot be had: {e.Message}", e);
        }
    }

    /// <summary>The files of the list that the lane keeps: see <see cref="Lists.ListInForce"/>.</summary>
    public static IEnumerable<string> ListInForce(EdgeGateOptions options) => [LastGoodList(options), LastGoodList(options) + Lists.ListInForce.BasisExtension];

    /// <summary>The page's folder: accounts, one-time code, certificate, reports.</summary>
    public static string Console(EdgeGateOptions options) => Path.Combine(options.StateFolder, "console");

    /// <summary>Where the running lane can be asked.</summary>
    public static string ControlSocket(EdgeGateOptions options) => Path.Combine(options.StateFolder, "control.sock");

    /// <summary>The access list of a configuration.</summary>
    /// <exception cref="SetupException">The file cannot be used, and there is no copy of a good one.</exception>
    public static AccessListFile OpenList(EdgeGateOptions options) => new(
        options.Lane.List.Length > 0 ? options.Resolve(options.Lane.List) : "", options.Lane.ListGoodLinesOnly, LastGoodList(options));
}
