using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Imaging.OpenCv;

namespace EdgeGate.Platform.Tests.Imaging.OpenCv;

/// <summary>No corners end a step of reading, on OpenCvSharp4.</summary>
public sealed class OpenCvImagingQuadTests : QuadContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OpenCvImaging();
}
