using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Imaging.OpenCv;

namespace EdgeGate.Platform.Tests.Imaging.OpenCv;

/// <summary>The contract of geometry, on OpenCvSharp4.</summary>
public sealed class OpenCvImagingGeometryTests : GeometryContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OpenCvImaging();
}
