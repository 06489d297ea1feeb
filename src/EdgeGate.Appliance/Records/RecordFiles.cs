using EdgeGate.Appliance.Configuration;
using EdgeGate.Appliance.Lanes;

namespace EdgeGate.Appliance.Records;

/// <summary>What lies where in the journal's directory.</summary>
internal static class RecordFiles
{
    /// <summary>The store; all of it is set aside when it is damaged, so nothing else is kept in there.</summary>
    internal static string Store(EdgeGateOptions options) => Path.Combine(options.Resolve(options.JournalDirectory), "store");

    /// <summary>The access list in force, as the lane keeps it.</summary>
    internal static string LastGoodList(EdgeGateOptions options) => Path.Combine(options.Resolve(options.JournalDirectory), "last-good-list.csv");

    /// <summary>The files of the list that the lane keeps: see <see cref="Lanes.ListInForce"/>.</summary>
    internal static IEnumerable<string> ListInForce(EdgeGateOptions options) => [LastGoodList(options), LastGoodList(options) + Lanes.ListInForce.BasisExtension];

    /// <summary>Where the running lane can be asked.</summary>
    internal static string ControlSocket(EdgeGateOptions options) => Path.Combine(options.Resolve(options.JournalDirectory), "control.sock");

    /// <summary>The access list of a configuration.</summary>
    /// <exception cref="Commands.SetupException">The file cannot be used, and there is no copy of a good one.</exception>
    internal static AccessListFile OpenList(EdgeGateOptions options) => new(
        options.Lane.List.Length > 0 ? options.Resolve(options.Lane.List) : "", options.Lane.ListGoodLinesOnly, LastGoodList(options));
}
