using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Cabinet;
using EdgeGate.Appliance.Inference;
using EdgeGate.Barrier;
using EdgeGate.Capture;
using EdgeGate.Domain.Configuration;
using EdgeGate.Journal;
using EdgeGate.Vision;
using EdgeGate.WebConsole;

namespace EdgeGate.Appliance.Configuration;

/// <summary>Everything that the configuration file decides.</summary>
internal sealed class EdgeGateOptions
{
    /// <summary>Where relative paths start: the folder of the file.</summary>
    internal string BaseDirectory { get; set; } = Environment.CurrentDirectory;

    internal LaneOptions Lane { get; } = new();

    internal CaptureOptions Capture { get; } = new();

    internal VisionOptions Vision { get; } = new();

    internal InferenceOptions Inference { get; } = new();

    internal TrackerOptions Tracker { get; } = new();

    internal AccessOptions Access { get; init; } = new();

    internal GateOptions Gate { get; } = new();

    internal BarrierOptions Barrier { get; } = new();

    internal JournalOptions Journal { get; } = new();

    internal CabinetOptions Cabinet { get; } = new();

    internal ConsoleOptions Console { get; } = new();

    /// <summary>Where events are kept.</summary>
    internal string JournalDirectory { get; set; } = "/var/lib/edgegate";

    /// <summary>Where the models lie: <c>lane.models</c>, or what is installed.</summary>
    internal string ModelsFolder => Lane.Models.Length > 0 ? Resolve(Lane.Models) : InstalledFiles.Models;

    /// <summary>A path of the file as a full one.</summary>
    internal string Resolve(string path) => Path.GetFullPath(path, BaseDirectory);

    /// <summary>What single values cannot show: contradictions between them.</summary>
    internal IEnumerable<OptionError> Validate() =>
    [
        .. Capture.Validate(), .. Vision.Validate(), .. Inference.Validate(), .. Tracker.Validate(), .. Access.Validate(), .. Journal.Validate(), .. Gate.Validate(),
        .. Cabinet.Validate(),
        .. Console.Validate(),
        .. Gate.Chip.Length == 0 ? [] : Barrier.Validate(Gate.ToWiring()),
    ];
}
