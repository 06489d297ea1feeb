using System.Runtime.InteropServices;
using EdgeGate.Domain;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Interop.Npu;
using EdgeGate.Platform.Cabinet;
using EdgeGate.Platform.Camera;
using EdgeGate.Platform.Gpio;
using EdgeGate.Platform.Imaging;
using EdgeGate.Platform.Inference;
using EdgeGate.Platform.Storage;

namespace EdgeGate.Platform;

/// <summary>
/// The machine: V4L2, System.Device.Gpio, ONNX Runtime and the NPU bridge, LiteDB, Iot.Device.Bindings, and a picture library. Parts are
/// loaded when first used: one that is missing does not hide the others from <c>doctor</c>. Composed by one thread.
/// </summary>
/// <param name="time">The lane's clock.</param>
/// <param name="limits">How long the runtime of an NPU may take.</param>
public sealed class MachinePlatform(TimeProvider time, InferenceLimits limits) : IPlatform
{
    private readonly IReadOnlyList<NpuInferenceBackend> _accelerators = NpuInferenceBackend.Accelerators(limits);
    private IImaging? _imaging;
    private OnnxBackend? _onnx;

    /// <inheritdoc/>
    public string Name => RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64";

    /// <inheritdoc/>
    public IImaging Imaging => _imaging ??= ShippedImaging.Open();

    /// <inheritdoc/>
    public IReadOnlyList<IInferenceBackend> Inference => [.. _accelerators, _onnx ??= new OnnxBackend()];

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribeRuntimes() => [.. NpuInferenceBackend.DescribeAccelerators(limits.Open), DescribeOnnx()];

    /// <inheritdoc/>
    public ICameraDriver Cameras => new V4l2CameraDriver(Imaging, time);

    /// <inheritdoc/>
    public IGateLinesDriver Gates => new GpioGateLinesDriver(time);

    /// <inheritdoc/>
    public ICabinetDriver Cabinets => new BindingsCabinetDriver();

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
