using EdgeGate.Domain;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Interop.Linux.I2c;
using EdgeGate.Interop.Npu;
using EdgeGate.Platform.Native.Cabinet;
using EdgeGate.Platform.Native.Camera;
using EdgeGate.Platform.Native.Gpio;
using EdgeGate.Platform.Native.Imaging;
using EdgeGate.Platform.Native.Storage;

namespace EdgeGate.Platform.Native;

/// <summary>The kernel's own camera and GPIO interfaces, the vendors' NPU runtimes, ONNX Runtime and OpenCV through native-interop, SQLite.</summary>
/// <param name="time">The lane's clock.</param>
/// <param name="limits">How long a runtime may take.</param>
public sealed class NativePlatform(TimeProvider time, InferenceLimits limits) : IPlatform
{
    private readonly NativeImaging _imaging = new();
    private readonly IReadOnlyList<NpuInferenceBackend> _inference =
        [.. NpuInferenceBackend.Accelerators(limits), NpuInferenceBackend.OnCpu()];

    /// <inheritdoc/>
    public string Name => "native";

    /// <inheritdoc/>
    public IImaging Imaging => _imaging;

    /// <inheritdoc/>
    public IReadOnlyList<IInferenceBackend> Inference => _inference;

    /// <inheritdoc/>
    public IReadOnlyList<string> DescribeRuntimes() =>
    [
        .. NpuInferenceBackend.DescribeAccelerators(limits.Open),
        NpuBackend.Probe(NpuInferenceBackend.Cpu).ToLine(),
    ];

    /// <inheritdoc/>
    public ICameraDriver Cameras => new V4l2CameraDriver(_imaging, time);

    /// <inheritdoc/>
    public IGateLinesDriver Gates => new CharacterDeviceGateLinesDriver();

    /// <inheritdoc/>
    public ICabinetDriver Cabinets => new NativeCabinetDriver(new I2cBuses());

    /// <inheritdoc/>
    public IReadStoreDriver Stores => new SqliteReadStoreDriver();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var backend in _inference)
            backend.Dispose();
    }
}
