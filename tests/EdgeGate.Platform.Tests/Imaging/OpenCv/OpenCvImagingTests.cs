using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Imaging.OpenCv;

namespace EdgeGate.Platform.Tests.Imaging.OpenCv;

/// <summary>The contract of picture files, on OpenCvSharp4.</summary>
public sealed class OpenCvImagingTests : ImagingContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OpenCvImaging();
}
