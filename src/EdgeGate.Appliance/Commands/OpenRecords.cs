using EdgeGate.Appliance.Commissioning;
using EdgeGate.Appliance.Composition;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Records;
using EdgeGate.Records.Audit;
using EdgeGate.Records.Control;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary>The records of a configuration, for the commands that look into them.</summary>
internal sealed class OpenRecords : IDisposable
{
    private readonly Stack<IDisposable> _owned = new();

    private OpenRecords(EdgeGateOptions options) => Options = options;

    internal EdgeGateOptions Options { get; }

    internal IGateRecords Records { get; private set; } = null!;

    /// <summary>What opening the journal brought to light; empty where a running lane has it open, which tells of it by itself.</summary>
    internal IReadOnlyList<string> Findings { get; private set; } = [];

    /// <summary>Who gives the orders, for the audit.</summary>
    internal static string Who => Environment.GetEnvironmentVariable("SUDO_USER") is { Length: > 0 } user
        ? $"{user} (as {Environment.UserName})" : Environment.UserName;

    /// <exception cref="SetupException">The configuration has errors, or no lane has run with it yet.</exception>
    internal static OpenRecords Open(string? config)
    {
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(CommonOptions.ConfigPath(config), errors);
        if (errors.Count > 0)
            throw new SetupException($"{errors[0].Format(config ?? CommonOptions.DefaultConfig)} (edgegate check shows all)");
        var opened = new OpenRecords(options);
        try
        {
            opened.Records = (IGateRecords?)opened.OfRunningLane() ?? new AuditedRecords(opened.OnStore(options.State.Store), Who);
            return opened;
        }
        catch (ReadStoreFaultException e) when (e.Kind == ReadStoreFaultKind.InUse)
        {
            opened.Dispose();
            throw new SetupException(
                $"the lane has the journal open and does not answer at {options.State.ControlSocket}: be its owner or in its group, or stop the lane first");
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        while (_owned.TryPop(out var part))
            part.Dispose();
    }

    private ControlClient? OfRunningLane()
    {
        var socket = Options.State.ControlSocket;
        if (!File.Exists(socket) || ControlClient.TryConnect(socket) is not { } client)
            return null;
        _owned.Push(client);
        return client;
    }

    private GateRecords OnStore(string directory)
    {
        if (!Directory.Exists(directory))
            throw new SetupException($"{directory}: no journal there yet; it is made when the lane first runs");
        _owned.Push(new Afterwards(() => LaneOwner.GiveBack(Options)));
        var platform = PlatformEntry.Create();
        _owned.Push(platform);
        var findings = new List<string>();
        var store = platform.Stores.Open(directory, RecordFiles.Seal(Options, said => findings.Add(said.English)));
        _owned.Push(store);
        Findings = [.. findings, .. store.TakeFindings()];
        var clock = new EventClock(TimeProvider.System, BootIdentity.Read(), EventClock.NewestIn(store), () => ClockSigns.Look(),
            NullLogger.Instance);
        var trail = new StoreTrail(store, clock);
        return new(store, Options, new(() =>
        {
            var list = RecordFiles.OpenList(Options);
            if (list.ReloadIfChanged() is { IsChange: true } news)
                trail.Audit(news.Said);
            return list;
        }), trail)
        {
            Stores = platform.Stores,
        };
    }

    /// <summary>Something to do when everything that was opened later is closed.</summary>
    private sealed class Afterwards(Action act) : IDisposable
    {
        public void Dispose() => act();
    }
}
