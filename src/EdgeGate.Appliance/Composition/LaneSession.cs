using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Commissioning;
using EdgeGate.Appliance.Page;
using EdgeGate.Capture;
using EdgeGate.Capture.Addresses;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Phrases;
using EdgeGate.Journal;
using EdgeGate.Lane;
using EdgeGate.Lane.Cabinet;
using EdgeGate.Lane.Inference;
using EdgeGate.Lane.News;
using EdgeGate.Lane.Recording;
using EdgeGate.Lane.Rehearsals;
using EdgeGate.Lane.Supervision;
using EdgeGate.Lane.Terminal;
using EdgeGate.Records;
using EdgeGate.Records.Control;
using EdgeGate.Records.Inside;
using EdgeGate.Records.Lists;
using EdgeGate.WebConsole;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Composition;

/// <summary>
/// One run of a lane: opens what it needs, in the order in which a failure does least harm (store, models, lines, camera), runs it, and
/// closes it in reverse.
/// </summary>
internal sealed class LaneSession : IDisposable
{
    private const int MostProblems = 20;

    // What the run was opened with; what a reload changes is asked of the ones in force.
    private readonly EdgeGateOptions _options;
    private readonly InForce<EdgeGateOptions> _inForce;
    private readonly RunSettings _settings;
    private readonly TimeProvider _time;
    private readonly ConsoleReporter _console;
    private readonly ILogger _logger;
    private readonly IPlatform _platform;
    private readonly Stack<IDisposable> _owned = new();
    private readonly TextWriter _output;
    private readonly Outages _outages;
    private JournalWriter? _writer;
    private bool _pageTold;
    private readonly LaneFaults _faults;
    private readonly LaneObservers _observers;
    private readonly List<Phrase> _keyAlarms = [];
    private Occupancy _inside = Occupancy.Empty;
    private readonly Guid _boot = BootIdentity.Read();
    private DateTimeOffset? _newest;
    private TimeSpan? _believed;

    private LaneSession(EdgeGateOptions options, RunSettings settings, TextWriter output, TimeProvider time)
    {
        (_options, _settings, _output, _time) = (options, settings, output, time);
        _inForce = settings.Configuration is { } file ? new InForce<EdgeGateOptions>(() => file.Options) : options;
        _logger = new ConsoleLogger(Console.Error);
        _console = new ConsoleReporter(output, time.LaneNow());
        _outages = new Outages(time);
        _faults = new LaneFaults(_logger);
        _observers = new LaneObservers { Faults = _faults };
        _faults.Tell = (at, said) => _observers.OnAlarm(at, said);
        _platform = Own(PlatformEntry.Create(options.Inference.Limits));
    }

    /// <summary>Checks what the run needs and opens it.</summary>
    internal static LaneSession Open(EdgeGateOptions options, RunSettings settings, TextWriter output, TimeProvider time)
    {
        if (!settings.Simulate && options.Gate.Chip.Length == 0)
            throw new SetupException("gate.chip is not set, so this machine drives no barrier; wire one (the manual, page Wire), or add --simulate to try the lane without");
        return new(options, settings, output, time);
    }

    /// <summary>Everything could be opened: whatever fails from now on is not the configuration's fault.</summary>
    internal bool IsUp { get; private set; }

    /// <summary>Runs until the recording is over or the token says so, and prints a summary.</summary>
    internal void Run(CancellationToken stop)
    {
        var address = SourceAddress.Parse(_settings.Source is { } given ? given : ConfigFiles.SourcePath(_options));
        var live = address.Kind is SourceKind.Camera or SourceKind.Network;
        if (!live && !_settings.Simulate)
            throw new SetupException($"{address.Display} is a recording, and a recording never drives a real barrier; add --simulate");
        if (live && (_settings.Once || _settings.Fast))
            throw new SetupException($"{address.Display} is a camera; --once and --fast are for recordings");

        using var pictures = new LivePictures(_platform.Imaging, _options.Console, _time, _logger);
        var page = new PageFeed(pictures, _time, _inForce.Part(now => now.Tracker));
        Own(new DriftLog(page.Drift, _options, _time, _logger));
        _observers.Add(_console);
        _observers.Add(page);
        var lists = RecordFiles.OpenList(_options);
        var store = OpenStore();
        var journal = OpenJournal(store);
        var presence = new Presence(_inside);
        page.Occupancy = () =>
            _inForce.Now.Access is var rules && rules.Counts ? (presence.Now.Count, rules.Capacity) : (null, rules.Capacity);
        var records = new GateRecords(store, _inForce, new(() => lists), journal, presence, _time) { Stores = _platform.Stores };
        Own(new DailyNearMisses(store, records, () => journal.LocalTime, journal.Report, _time, _logger));
        if (ControlServer.TryOpen(records, _options.State.ControlSocket, _logger, _time) is { } control)
            Own(control);
        var models = Own(new VisionStage(OpenVision, mayWait: live));
        var vision = models.Current;
        var pool = new FramePool(_options.Capture.Buffers);
        var parts = new LaneParts(
            _inForce, _platform, vision, new SightingTracker(_inForce.Part(now => now.Tracker), _inForce.Part(now => now.Access)), lists,
            journal, pool, _console, _observers, _outages, _time, _logger, presence, records)
        {
            Configuration = _settings.Configuration,
            Address = address,
            Reopen = models.Reopen,
            Faults = _faults,
        };
        OpenCabinet();
        Own(new LaneZone(said => _observers.OnNotice(_time.LaneNow(), said), _time));
        Announce(address, lists, vision);
        if (models.Fault.Length > 0)
            _observers.OnAlarm(_time.LaneNow(), Phrase.Of(
                "modelsUnusable", ("message", models.Fault), ("folder", _options.ModelsFolder)));
        if (CameraTrust.Said(_options) is { } remark)
            _observers.OnNotice(_time.LaneNow(), remark);
        foreach (var problem in Some(lists.Problems))
            _observers.OnAlarm(_time.LaneNow(), problem, unnamed: Phrase.Of("badLines"));
        foreach (var alarm in _settings.Alarms)
            _observers.OnAlarm(_time.LaneNow(), alarm);
        ILaneRun run = live
            ? _settings.Simulate ? new SimulatedCameraRun(parts, _settings) : new CameraRun(parts)
            : new RecordingRun(parts, _settings);
        page.Attach(run, new LaneIdentity(_options.Lane.Name, address.Display, _settings.Simulate));
        run.Core.ReloadLists(_time.LaneNow());
        using (run)
        {
            IsUp = true;
            _settings.Configuration?.LaneIsUp();
            // A run that ends by itself has nobody to show anything to.
            using var served = _options.Console.Enabled && !_settings.Once
                ? PageSession.Serve(run, parts, page, store, () => _writer!.Dropped, TellOfPage) : null;
            run.Run(stop);
        }

        Summarise(run.Core, pool);
    }

    public void Dispose()
    {
        while (_owned.TryPop(out var part))
            Close(part);
    }

    // A part that cannot be closed does not keep the others from it: what the journal has not written yet is written when that is closed.
    private void Close(IDisposable part)
    {
        try
        {
            part.Dispose();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.NotClosed(_logger, part.GetType().Name, e);
        }
    }

    /// <summary>Without a bus nothing is opened, and nothing runs.</summary>
    private void OpenCabinet()
    {
        if (_options.Cabinet.Bus.Length == 0)
            return;
        var state = _console.Cabinet = new CabinetState();
        Own(new CabinetLoop(_inForce.Part(now => now.Cabinet), _platform.Cabinets.Open(_options.Cabinet.ToSettings()), state,
            _options.Lane.Name, _time.LaneNow,
            said => _observers.OnAlarm(_time.LaneNow(), said), _time));
    }

    /// <summary>Opens the journal, whatever state its disk is in, and reads what the lane has to know before it starts.</summary>
    private LastingStore OpenStore() => Own(new LastingStore(
        _platform.Stores, _options.State.Store, _time, _logger,
        store =>
        {
            (_newest, _believed) = (EventClock.NewestIn(store), EventClock.BelievedIn(store, _boot));

            // A lane that starts again must not forget who is inside, where anything rests on it.
            _inside = _options.Access.Counts ? PresenceJournal.Read(store, _options.Access.Role, TimeZoneInfo.Local) : Occupancy.Empty;
        },
        () => RecordFiles.Seal(_options, _keyAlarms.Add)));

    // A file of the models that went bad must not keep the gate shut: the lane reads with the copy that it keeps of those before.
    private LaneVision OpenVision()
    {
        var folder = _options.ModelsFolder;
        var spare = new SpareModels(_options.State.SpareModels, _options.Vision.Precision);
        try
        {
            var vision = VisionFrom(folder);
            if (spare.Keep(folder) is { } problem)
                _observers.OnNotice(_time.LaneNow(), problem);
            return vision;
        }
        catch (InferenceFaultException fault) when (spare.IsThere)
        {
            var vision = VisionFrom(_options.State.SpareModels);
            _observers.OnAlarm(_time.LaneNow(), Phrase.Of("modelsSpare", ("message", fault.Message)));
            return vision;
        }
    }

    private LaneVision VisionFrom(string folder) =>
        new LaneVisionFactory(_platform, folder, _inForce.Part(now => now.Vision), _options.Inference, _time, _logger).Open();

    private LaneJournal OpenJournal(LastingStore store)
    {
        var clock = new EventClock(_time, _boot, _newest, () => ClockSigns.Look(), _logger, _believed);
        var options = _inForce.Part(now => now.Journal);
        var writer = _writer = Own(new JournalWriter(store, options, _time, _logger));
        var running = new RunningTime(_options.State.RunningTime, _boot);
        var setAside = new SetAsideStores(_options.State.Store, running, options, _logger);
        Own(new RetentionLoop(new Retention(store, options, _logger, running, setAside), clock, _time));
        var journal = new LaneJournal(writer, clock, options, new EvidencePictures(_platform.Imaging))
        {
            Outages = _outages,
            Faults = _faults,
        };
        _observers.Add(journal);
        foreach (var alarm in _keyAlarms)
            _observers.OnAlarm(_time.LaneNow(), alarm);
        Own(new StoreWatch(store, said => _observers.OnAlarm(_time.LaneNow(), said), _time));
        return journal;
    }

    // Each is an alarm and an event; a list full of bad lines is one thing to look after, not thousands.
    private static IEnumerable<Phrase> Some(IReadOnlyList<string> problems)
    {
        var told = problems.Take(MostProblems).Select(problem => Phrase.Of("badLine", ("problem", problem)));
        return problems.Count <= MostProblems ? told : told.Append(Phrase.Of("moreBadLines", ("count", problems.Count - MostProblems)));
    }

    private void Announce(SourceAddress address, AccessListFile lists, LaneVision? vision)
    {
        _output.WriteLine($"EdgeGate {ProgramVersion.Text}, {_options.Lane.Name}, platform {_platform.Name}");
        _output.WriteLine($"  pictures   {address.Display}");
        _output.WriteLine(vision is null ? "  models     none that can be used" : $"  models     {vision.Names} on {vision.Backend}");
        _output.WriteLine($"  regions    {(_options.Vision.Regions.Count > 0 ? string.Join(", ", _options.Vision.Regions) : "all")}");
        _output.WriteLine($"  list       {lists.Current.Entries.Count} entries, mode {OptionWord.Of(_options.Access.Mode)}");
        _output.WriteLine($"  hours      in {LaneZone.Describe(_time.GetUtcNow())}");
        _output.WriteLine($"  barrier    {(_settings.Simulate ? "simulated" : _options.Gate.Chip)}");
        _output.WriteLine($"  journal    {_options.State.Path}");
        _output.WriteLine();
        _output.Flush();
    }

    /// <summary>Address and one-time code, for whoever stands at the terminal or the open cabinet.</summary>
    private void TellOfPage(PageAddress page)
    {
        _console.Cabinet?.FirstCode(page.FirstCode, _time.LaneNow() + (page.CodeGoodUntil - _time.GetUtcNow()));
        if (!ConsoleLogger.ForSystemd && !_pageTold)
            _console.Announce(PageLines.Of(page));
        _pageTold = true;
    }

    private void Summarise(LaneCore core, FramePool pool)
    {
        _output.WriteLine();
        _output.WriteLine(_console.Summary.Describe());
        _output.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{core.Timings.Frames} frames, {core.Timings.MedianTotal():0.0} ms from frame to decision (median; 99 of 100 under {core.Timings.TotalPercentile(0.99):0.0} ms)"));
        if (pool.Outstanding != 0)
            throw new InvalidOperationException($"{pool.Outstanding} frames were not given back");
        _output.Flush();
    }

    private T Own<T>(T part)
        where T : IDisposable
    {
        _owned.Push(part);
        return part;
    }
}
