using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Tests;

/// <summary>A lane that does what a test says, and remembers what it was asked.</summary>
internal sealed class FakePorts : ILaneFeed, IGateControls, IAuditTrail, IBoxHealth, IRehearsals, ICommissioning, IGateRecords, ISettings
{
    private readonly Lock _gate = new();
    private readonly List<Action<LiveFrame>> _watchers = [];

    internal List<GateCommand> Commands { get; } = [];

    internal List<string> Audits { get; } = [];

    internal bool Accepts { get; set; } = true;

    internal bool Records { get; set; } = true;

    internal bool Answers { get; set; } = true;

    /// <summary>What happens on the gate's thread just before the barrier is asked.</summary>
    internal Action<Func<bool>> OnPost { get; set; } = _ => { };

    /// <summary>What happens while something is made durable.</summary>
    internal Action OnRecord { get; set; } = () => { };

    internal bool Fire { get; set; }

    internal int Watching
    {
        get
        {
            lock (_gate)
                return _watchers.Count;
        }
    }

    public LaneState State => new()
    {
        Name = "north entry", Simulated = true, Camera = new("clip", true, 15, 0.1, 0, 0, ""),
        Barrier = new("Closed", "None", null, false, Fire, LineSnapshot.NoneFitted.With(GateInput.SafetyLoop, LineLevel.Inactive),
            [GateOutput.Open]),
        Frames = 100, FrameMs = 7, FrameMsP99 = 12, Decisions = 3, Granted = 2, Alarms = 0, LastAlarm = null,
    };

    public IReadOnlyList<DegradedMode> Modes => [new("camera", "", "", true, 0)];

    internal ConsolePorts Ports => new(this, this, this, () => [new("access.minConfidence", "0.9", "a number", "Least.")], this, this, this,
        this, this);

    public IDisposable Watch(Action<LiveFrame> onFrame)
    {
        lock (_gate)
            _watchers.Add(onFrame);
        return new Undo(() =>
        {
            lock (_gate)
                _watchers.Remove(onFrame);
        });
    }

    public IDisposable Follow(Action<SeenVehicle> onVehicle) => new Undo(() => { });

    public bool Post(GateCommand command, Func<bool> stillWanted)
    {
        OnPost(stillWanted);
        if (!Answers || !stillWanted())
            throw new TimeoutException();
        lock (_gate)
            Commands.Add(command);
        return Accepts;
    }

    public void Record(string who, Phrase what)
    {
        lock (_gate)
            Audits.Add(what.By(who).English);
    }

    public bool RecordDurably(string who, Phrase what)
    {
        OnRecord();
        if (Records)
            Record(who, what);
        return Records;
    }

    internal int Looks { get; private set; }

    public BoxState Look()
    {
        Looks++;
        return new()
        {
            Version = "test", Inference = "none", Npu = new("rockchip double (npu)", true, 3, "the device did not answer", 4.5, 61, null),
            Temperatures = new Dictionary<string, double> { ["cpu"] = 40 }, DiskFree = 1, DiskSize = 2, DiskWear = null,
            Memory = 3, Heap = new(1, 2, 5, TimeSpan.FromMilliseconds(6)), Uptime = TimeSpan.FromSeconds(4),
            Clock = DateTimeOffset.UnixEpoch, ClockState = "Unknown", EventsDropped = 0,
            Events = 5, JournalSize = 6,
        };
    }

    public bool Begin(string name, TimeSpan length) => name == "camera";

    public DriftView Drift() => new(null, [], []);

    public CommissionView? Current { get; private set; }

    public IReadOnlyList<string> Reports => ["acceptance-1.html"];

    public string Fingerprint => "0000 1111";

    internal List<GateEvent> Known { get; } = [];

    public EventPage Search(EventSearch search) => new([.. Known.Take(search.Limit)], null);

    public GateEvent? Find(long id) => Known.Find(known => known.Id == id);

    public IReadOnlyList<ExplanationSection> Explain(long id) => throw new RecordsFaultException($"event {id}: there is none");

    public WhatIfReport WhatIf(WhatIfQuestion question) => new(0, 0, []);

    public IReadOnlyList<NearMissCase> NearMisses(DateTimeOffset? since, int limit) => [];

    public ListPage List(string filter, int offset, int limit) => new("list.csv", 0, 0, [], [], []);

    public byte[] ListCsv() => "plate\r\n"u8.ToArray();

    public ListChange ReplaceList(ListOrder order) => new(!order.DryRun, 0, 0, 0, 0, "nothing", [], []);

    public PresenceReport Presence() => new(true, 20, 1, [new("ABC1234", DateTimeOffset.UnixEpoch)]);

    public PresenceReport SetPresence(PresenceOrder order)
    {
        lock (_gate)
            Audits.Add($"{order.Who} {order.Act} {order.Plate}: {order.Reason}");
        return new(true, 20, 0, []);
    }

    public ListEntryChange ChangeEntry(ListEntryOrder order)
    {
        EntryOrders.Add(order);
        return EntryAnswer;
    }

    internal List<ListEntryOrder> EntryOrders { get; } = [];

    internal ListEntryChange EntryAnswer { get; set; } = new(ListEntryOutcome.Done, "done");

    public ExportSummary Export(ExportOrder order, IExportSink sink) => throw new NotSupportedException();

    public bool Begin(string plate)
    {
        Current = plate.Length == 0 ? null : new("Aim", plate, "", [], 0, 0, null, [], 10, [], [], false, [], 0, null);
        return plate.Length > 0;
    }

    public bool GoTo(string step) => step == "Aim";

    public void ResetFocus()
    {
    }

    public bool FocusByMotor() => Current is not null;

    public bool Discard(int number) => false;

    public void End() => Current = null;

    public string SaveReport(string technician) => "acceptance-1.html";

    public byte[]? Report(string name) => name == "acceptance-1.html" ? "<p>"u8.ToArray() : null;

    public string? Verify(ReadOnlySpan<byte> file) => null;

    public IReadOnlyDictionary<string, string> Values { get; private set; } = new Dictionary<string, string> { ["vision.zone.left"] = "0" };

    public string? Write(IReadOnlyDictionary<string, string> values)
    {
        if (values.Values.Contains("7"))
            return "edgegate.json:3:20: vision.zone.left: 7 is too large";
        Values = values;
        return null;
    }

    internal void Show(LiveFrame frame)
    {
        Action<LiveFrame>[] watchers;
        lock (_gate)
            watchers = [.. _watchers];
        foreach (var watcher in watchers)
            watcher(frame);
    }

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}
