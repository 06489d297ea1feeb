using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;

namespace EdgeGate.Domain;

/// <summary>Everything of the machine that a lane needs, behind ports.</summary>
public interface IPlatform : IDisposable
{
    /// <summary>What the program is built for: <c>linux-x64</c> or <c>linux-arm64</c>.</summary>
    string Name { get; }

    /// <summary>Picture operations.</summary>
    IImaging Imaging { get; }

    /// <summary>The runtimes that can load models, best first.</summary>
    IReadOnlyList<IInferenceBackend> Inference { get; }

    /// <summary>Every runtime this build knows, usable or not: a line each with its version, or why not and what to install.</summary>
    IReadOnlyList<string> DescribeRuntimes();

    /// <summary>Cameras.</summary>
    ICameraDriver Cameras { get; }

    /// <summary>Relay and sensor lines.</summary>
    IGateLinesDriver Gates { get; }

    /// <summary>Display, thermometer and port expander in the cabinet.</summary>
    ICabinetDriver Cabinets { get; }

    /// <summary>The journal's store.</summary>
    IReadStoreDriver Stores { get; }
}
