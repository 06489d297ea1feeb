using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Imaging.Own;

namespace EdgeGate.Platform.Tests.Imaging.Own;

/// <summary>No corners end a step of reading, on libedgegate_imaging.</summary>
public sealed class OwnImagingQuadTests : QuadContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OwnImaging();
}
