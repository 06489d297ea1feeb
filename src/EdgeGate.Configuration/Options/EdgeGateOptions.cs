using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Configuration.Migration;
using EdgeGate.Domain.Configuration;
using EdgeGate.Journal;
using EdgeGate.Vision.Options;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Configuration.Options.EdgeGateOptions>;

namespace EdgeGate.Configuration.Options;

/// <summary>
/// Everything that the configuration file decides. Immutable: a running lane that takes a new file over has other ones from then on.
/// </summary>
public sealed record EdgeGateOptions
{
    /// <summary>Every key, in the order of the way of a frame. The sections' own lists say what each means.</summary>
    public static IReadOnlyList<OptionKey<EdgeGateOptions>> Keys { get; } =
    [
        Whole(ConfigFormat.Key, _ => ConfigFormat.Current, (o, _) => o, ConfigFormat.First, ConfigFormat.Current, "number of a format",
            "Format of this file.",
            "An update brings an older file to its own format and keeps the old one beside it; leave the number as it is.", Restart.Format),
        .. LaneOptions.Keys.Select(key => key.In("lane", (EdgeGateOptions o) => o.Lane, (o, v) => o with { Lane = v })),
        .. CaptureOptions.Keys.Select(key => key.In("capture", (EdgeGateOptions o) => o.Capture, (o, v) => o with { Capture = v })),
        .. VisionOptions.Keys.Select(key => key.In("vision", (EdgeGateOptions o) => o.Vision, (o, v) => o with { Vision = v })),
        .. InferenceOptions.Keys.Select(key => key.In("inference", (EdgeGateOptions o) => o.Inference, (o, v) => o with { Inference = v })),
        .. TrackerOptions.Keys.Select(key => key.In("tracker", (EdgeGateOptions o) => o.Tracker, (o, v) => o with { Tracker = v })),
        .. AccessOptions.Keys.Select(key => key.In("access", (EdgeGateOptions o) => o.Access, (o, v) => o with { Access = v })),
        .. GateOptions.Keys.Select(key => key.In("gate", (EdgeGateOptions o) => o.Gate, (o, v) => o with { Gate = v })),
        .. BarrierOptions.Keys.Select(key => key.In("barrier", (EdgeGateOptions o) => o.Barrier, (o, v) => o with { Barrier = v })),
        .. JournalOptions.Keys.Select(key => key.In("journal", (EdgeGateOptions o) => o.Journal, (o, v) => o with { Journal = v })),
        .. ConsoleOptions.Keys.Select(key => key.In("console", (EdgeGateOptions o) => o.Console, (o, v) => o with { Console = v })),
        .. CabinetOptions.Keys.Select(key => key.In("cabinet", (EdgeGateOptions o) => o.Cabinet, (o, v) => o with { Cabinet = v })),
    ];

    /// <summary>Where relative paths start: the folder of the file.</summary>
    public string BaseDirectory { get; init; } = Environment.CurrentDirectory;

    public LaneOptions Lane { get; init; } = new();
    public CaptureOptions Capture { get; init; } = new();
    public VisionOptions Vision { get; init; } = new();
    public InferenceOptions Inference { get; init; } = new();
    public TrackerOptions Tracker { get; init; } = new();
    public AccessOptions Access { get; init; } = new();
    public GateOptions Gate { get; init; } = new();
    public BarrierOptions Barrier { get; init; } = new();
    public JournalOptions Journal { get; init; } = new();
    public ConsoleOptions Console { get; init; } = new();
    public CabinetOptions Cabinet { get; init; } = new();

    /// <summary>Where the lane keeps what it has to remember.</summary>
    public StateFolder State => new(Resolve(Journal.Directory));

    /// <summary>Where the models lie: <c>lane.models</c>, or what is installed.</summary>
    public string ModelsFolder => Lane.Models.Length > 0 ? Resolve(Lane.Models) : InstalledFiles.Models;

    /// <summary>A path of the file as a full one.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, BaseDirectory);

    /// <summary>What single values cannot show: contradictions between them.</summary>
    public IEnumerable<OptionError> Validate() =>
    [
        .. Capture.Validate(), .. Vision.Validate(), .. Inference.Validate(), .. Gate.Validate(), .. Cabinet.Validate(),
        .. Console.Validate(),
        .. Gate.Chip.Length == 0 ? [] : Barrier.Validate(Gate.ToWiring()),
    ];
}
