using EdgeGate.Appliance.Composition;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Domain;
using EdgeGate.Domain.Events;

namespace EdgeGate.Appliance.Commands;

/// <summary>The journal of a configuration, for the commands that look into it. A journal belongs to one process at a time.</summary>
internal sealed class OpenJournal : IDisposable
{
    private readonly IPlatform _platform;

    private OpenJournal(EdgeGateOptions options, IPlatform platform, IReadStore store) =>
        (Options, _platform, Store) = (options, platform, store);

    internal EdgeGateOptions Options { get; }

    internal IReadStore Store { get; }

    /// <exception cref="SetupException">The configuration has errors, or no lane has run with it yet.</exception>
    internal static OpenJournal ForReading(string? config)
    {
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(CommonOptions.ConfigPath(config), errors);
        if (errors.Count > 0)
            throw new SetupException($"{errors[0].Format(config ?? CommonOptions.DefaultConfig)} (edgegate check shows all)");
        var directory = Path.Combine(options.Resolve(options.JournalDirectory), "store");
        if (!Directory.Exists(directory))
            throw new SetupException($"{directory}: no journal there yet; it is made when the lane first runs");
        var platform = PlatformEntry.Create();
        try
        {
            return new(options, platform, platform.Stores.Open(directory));
        }
        catch
        {
            platform.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Store.Dispose();
        _platform.Dispose();
    }
}
