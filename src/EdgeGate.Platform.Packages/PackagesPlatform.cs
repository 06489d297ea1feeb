using EdgeGate.Domain;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Platform.Packages.Camera;
using EdgeGate.Platform.Packages.Gpio;
using EdgeGate.Platform.Packages.Imaging;
using EdgeGate.Platform.Packages.Onnx;
using EdgeGate.Platform.Packages.Storage;

namespace EdgeGate.Platform.Packages;

/// <summary>
/// The machine through the five packages: Iot.Device.Bindings, System.Device.Gpio, ONNX Runtime, OpenCvSharp4, LiteDB. Parts are
/// loaded when first used: one that is missing does not hide the others from <c>doctor</c>. Composed by one thread.
/// </summary>
/// <param name="time">The lane's clock.</param>
public sealed class PackagesPlatform(TimeProvider time) : IPlatform
{
    private OpenCvImaging? _imaging;
    private OnnxBackend? _onnx;

    /// <inheritdoc/>
    public string Name => "packages";

    /// <inheritdoc/>
    public IImaging Imaging => _imaging ??= new OpenCvImaging();

    /// <inheritdoc/>
    public IReadOnlyList<IInferenceBackend> Inference => [_onnx ??= new OnnxBackend()];

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribeRuntimes() => [.. Inference.Select(backend => backend.Name)];

    /// <inheritdoc/>
    public ICameraDriver Cameras => new PackageCameraDriver(Imaging, time);

    /// <inheritdoc/>
    public IGateLinesDriver Gates => new PackageGateLinesDriver(time);

    /// <inheritdoc/>
    public IReadStoreDriver Stores => new LiteReadStoreDriver();

    /// <inheritdoc/>
    public void Dispose() => _onnx?.Dispose();
}
