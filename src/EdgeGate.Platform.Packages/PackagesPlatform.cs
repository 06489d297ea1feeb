using EdgeGate.Domain;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Interop.Npu;
using EdgeGate.Platform.Packages.Cabinet;
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
/// <param name="limits">How long the runtime of an NPU may take.</param>
public sealed class PackagesPlatform(TimeProvider time, InferenceLimits limits) : IPlatform
{
    // ONNX Runtime by its package; the NPUs of vendors through the same bridge as on every other platform.
    private readonly IReadOnlyList<NpuInferenceBackend> _accelerators = NpuInferenceBackend.Accelerators(limits);
    private OpenCvImaging? _imaging;
    private OnnxBackend? _onnx;

    /// <inheritdoc/>
    public string Name => "packages";

    /// <inheritdoc/>
    public IImaging Imaging => _imaging ??= new OpenCvImaging();

    /// <inheritdoc/>
    public IReadOnlyList<IInferenceBackend> Inference => [.. _accelerators, _onnx ??= new OnnxBackend()];

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribeRuntimes() => [.. NpuInferenceBackend.DescribeAccelerators(limits.Open), DescribeOnnx()];

    /// <inheritdoc/>
    public ICameraDriver Cameras => new PackageCameraDriver(Imaging, time);

    /// <inheritdoc/>
    public IGateLinesDriver Gates => new PackageGateLinesDriver(time);

    /// <inheritdoc/>
    public ICabinetDriver Cabinets => new PackageCabinetDriver();

    /// <inheritdoc/>
    public IReadStoreDriver Stores => new LiteReadStoreDriver();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var accelerator in _accelerators)
            accelerator.Dispose();
        _onnx?.Dispose();
    }

    private string DescribeOnnx()
    {
        try
        {
            _onnx ??= new OnnxBackend();
            return $"{_onnx.Name} {_onnx.Version} on cpu";
        }
        catch (InferenceFaultException fault)
        {
            return fault.Message;
        }
    }
}
