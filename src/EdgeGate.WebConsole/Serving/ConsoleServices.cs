using EdgeGate.Configuration.Options;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Ports;
using Microsoft.Extensions.Logging;

namespace EdgeGate.WebConsole.Serving;

/// <summary>What handlers share, for as long as the console runs.</summary>
internal sealed class ConsoleServices : IDisposable
{
    internal ConsoleServices(ConsolePorts ports, ConsoleOptions options, string directory, TimeProvider time, ILogger logger)
    {
        (Ports, Options, Directory, Time, Logger) = (ports, options, directory, time, logger);
        Accounts = new AccountStore(directory, time);
        Code = new OneTimeCode(directory, time);
        Guard = new LoginGuard(time);
        Devices = new DeviceMarks(directory);
        Connections = new ConnectionShares(time, logger);
        Sessions = new SessionStore(options, time);
        Drift = new Cached<DriftView>(time);
        Metrics = new Cached<byte[]>(time);
        Clock = new BoxClock(time);
        Worker = new ConsoleWorker(logger, "console", threads: 2, waiting: 32);
        HashWorker = new ConsoleWorker(logger, "console hash", threads: 1, waiting: 4);
        CodeWorker = new ConsoleWorker(logger, "console code", threads: 1, waiting: 4);
        GateWorker = new ConsoleWorker(logger, "console gate", threads: 1, waiting: 8, ThreadPriority.Normal);
        StopWorker = new ConsoleWorker(logger, "console stop", threads: 1, waiting: 8, ThreadPriority.Normal);
    }

    internal ConsolePorts Ports { get; }

    internal ConsoleOptions Options { get; }

    /// <summary>The console's folder: accounts, certificate, reports.</summary>
    internal string Directory { get; }

    internal TimeProvider Time { get; }

    internal ILogger Logger { get; }

    /// <summary>The time that pages know.</summary>
    internal BoxClock Clock { get; }

    internal AccountStore Accounts { get; }

    /// <summary>Called once somebody can sign in: the code at the box is used up.</summary>
    internal Action? OnFirstAccount { get; set; }

    internal OneTimeCode Code { get; }

    internal LoginGuard Guard { get; }

    /// <summary>Devices that somebody has signed in on.</summary>
    internal DeviceMarks Devices { get; }

    /// <summary>Wrong one-time codes since the last right one: counted apart, so that they slow nobody down and fill no journal.</summary>
    internal FailureCount WrongCodes { get; } = new();

    internal SessionStore Sessions { get; }

    /// <summary>Read from a week of the journal, so not for every question.</summary>
    internal Cached<DriftView> Drift { get; }

    /// <summary>The page of figures.</summary>
    internal Cached<byte[]> Metrics { get; }

    /// <summary>Places for connections.</summary>
    internal ConnectionShares Connections { get; }

    /// <summary>Places for sockets.</summary>
    internal SocketShares SocketShares { get; } = new();

    /// <summary>
    /// One large body at a time, from its first byte to its end: sixteen megabytes become ten times as many while they are looked at.
    /// </summary>
    internal SemaphoreSlim LargeBodies { get; } = new(1, 1);

    internal ConsoleWorker Worker { get; }

    /// <summary>For hashes of passwords alone: strangers fill it, so nothing else may wait for it.</summary>
    internal ConsoleWorker HashWorker { get; }

    /// <summary>For the one-time code alone: it is the way in when every other one is crowded.</summary>
    internal ConsoleWorker CodeWorker { get; }

    /// <summary>For the barrier alone, with the records that go before it: opening must not wait for a search.</summary>
    internal ConsoleWorker GateWorker { get; }

    /// <summary>For stopping it: that must not wait for the record of an opening.</summary>
    internal ConsoleWorker StopWorker { get; }

    public void Dispose()
    {
        Worker.Dispose();
        HashWorker.Dispose();
        CodeWorker.Dispose();
        GateWorker.Dispose();
        StopWorker.Dispose();
        LargeBodies.Dispose();
    }
}
