using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Packages.Imaging;

namespace EdgeGate.Platform.Packages.Tests.Imaging;

/// <summary>The contract of colour, on OpenCvSharp4.</summary>
public sealed class OpenCvImagingColourTests : ColourContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OpenCvImaging();
}
