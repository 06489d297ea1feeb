using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Records.Lists;

namespace EdgeGate.Records;

/// <summary>Opens what records and lists need of a lane's files.</summary>
public static class RecordFiles
{
    /// <summary>What changes to the journal are noticed by.</summary>
    /// <param name="options">Of the lane.</param>
    /// <param name="tell">Told when the box's key had to be renewed.</param>
    /// <exception cref="ReadStoreFaultException">The key cannot be read or made.</exception>
    public static StoreSeal Seal(EdgeGateOptions options, Action<Phrase> tell)
    {
        var file = options.State.BoxKey;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var key = Journal.BoxKey.OpenOrRenew(file, out var setAside);
            if (setAside.Length > 0)
                tell(Phrase.Of("keyRenewed", ("file", file), ("aside", setAside)));
            return new(key.JournalKey(), options.State.LastEvent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReadStoreFaultException(ReadStoreFaultKind.IoError, $"the box's key cannot be had: {e.Message}", e);
        }
    }

    /// <summary>The files of the list that the lane keeps: see <see cref="Lists.ListInForce"/>.</summary>
    public static IEnumerable<string> ListInForce(EdgeGateOptions options) =>
        [options.State.LastGoodList, options.State.LastGoodList + Lists.ListInForce.BasisExtension];

    /// <summary>The access list of a configuration.</summary>
    /// <exception cref="SetupException">The file cannot be used, and there is no copy of a good one.</exception>
    public static AccessListFile OpenList(EdgeGateOptions options) => new(
        options.Lane.List.Length > 0 ? options.Resolve(options.Lane.List) : "", options.Lane.ListGoodLinesOnly, options.State.LastGoodList);
}
