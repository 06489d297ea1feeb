using EdgeGate.Domain;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;

namespace EdgeGate.Appliance.Tests.Commands;

/// <summary>A platform one port of which throws.</summary>
internal sealed class BreakablePlatform(IPlatform inner, string broken) : IPlatform
{
    /// <summary>What it says; in two lines, as messages of libraries are.</summary>
    internal const string Words = "broken on purpose\nby a test";

    public string Name => At("platform", inner.Name);

    public IImaging Imaging => At("imaging", inner.Imaging);

    public IReadOnlyList<IInferenceBackend> Inference => At("inference", inner.Inference);

    public ICameraDriver Cameras => At("cameras", inner.Cameras);

    public IGateLinesDriver Gates => At("lines", inner.Gates);

    public ICabinetDriver Cabinets => At("cabinet", inner.Cabinets);

    public IReadStoreDriver Stores => At("stores", inner.Stores);

    public IReadOnlyList<string> DescribeRuntimes() => At("runtimes", inner.DescribeRuntimes());

    public void Dispose() => inner.Dispose();

    private T At<T>(string port, T value) => port == broken ? throw new InvalidOperationException(Words) : value;
}
