using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Native.Imaging;

namespace EdgeGate.Platform.Native.Tests;

/// <summary>No corners end a step of reading, on libedgegate_imaging.</summary>
public sealed class NativeImagingQuadTests : QuadContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new NativeImaging();
}
