using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Native.Imaging;

namespace EdgeGate.Platform.Native.Tests;

/// <summary>The contract of geometry, on libedgegate_imaging.so.</summary>
public sealed class NativeImagingGeometryTests : GeometryContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new NativeImaging();
}
