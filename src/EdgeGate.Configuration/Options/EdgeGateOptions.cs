using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Domain.Configuration;
using EdgeGate.Journal;
using EdgeGate.Vision.Options;

namespace EdgeGate.Configuration.Options;

/// <summary>Everything that the configuration file decides.</summary>
public sealed class EdgeGateOptions
{
    /// <summary>Where relative paths start: the folder of the file.</summary>
    public string BaseDirectory { get; set; } = Environment.CurrentDirectory;

    public LaneOptions Lane { get; } = new();

    public CaptureOptions Capture { get; } = new();

    public VisionOptions Vision { get; } = new();

    public InferenceOptions Inference { get; } = new();

    public TrackerOptions Tracker { get; } = new();

    public AccessOptions Access { get; init; } = new();

    public GateOptions Gate { get; } = new();

    public BarrierOptions Barrier { get; } = new();

    public JournalOptions Journal { get; } = new();

    public CabinetOptions Cabinet { get; } = new();

    public ConsoleOptions Console { get; } = new();

    /// <summary>Where events are kept.</summary>
    public string JournalDirectory { get; set; } = "/var/lib/edgegate";

    /// <summary>Where the models lie: <c>lane.models</c>, or what is installed.</summary>
    public string ModelsFolder => Lane.Models.Length > 0 ? Resolve(Lane.Models) : InstalledFiles.Models;

    /// <summary>A path of the file as a full one.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, BaseDirectory);

    /// <summary>What single values cannot show: contradictions between them.</summary>
    public IEnumerable<OptionError> Validate() =>
    [
        .. Capture.Validate(), .. Vision.Validate(), .. Inference.Validate(), .. Tracker.Validate(), .. Access.Validate(), .. Journal.Validate(), .. Gate.Validate(),
        .. Cabinet.Validate(),
        .. Console.Validate(),
        .. Gate.Chip.Length == 0 ? [] : Barrier.Validate(Gate.ToWiring()),
    ];
}
