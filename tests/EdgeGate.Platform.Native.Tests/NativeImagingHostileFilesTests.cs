using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Native.Imaging;

namespace EdgeGate.Platform.Native.Tests;

/// <summary>The contract of hostile files, on libedgegate_imaging.so.</summary>
public sealed class NativeImagingHostileFilesTests : HostileFilesContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new NativeImaging();
}
