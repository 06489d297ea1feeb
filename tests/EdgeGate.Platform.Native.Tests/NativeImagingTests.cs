using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Native.Imaging;

namespace EdgeGate.Platform.Native.Tests;

/// <summary>The contract of picture files, on libedgegate_imaging.so.</summary>
public sealed class NativeImagingTests : ImagingContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new NativeImaging();
}
