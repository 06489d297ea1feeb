using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Packages.Imaging;

namespace EdgeGate.Platform.Packages.Tests.Imaging;

/// <summary>The contract of picture files, on OpenCvSharp4.</summary>
public sealed class OpenCvImagingTests : ImagingContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OpenCvImaging();
}
