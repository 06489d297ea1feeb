using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Imaging.Own;

namespace EdgeGate.Platform.Tests.Imaging.Own;

/// <summary>The contract of picture files, on libedgegate_imaging.so.</summary>
public sealed class OwnImagingTests : ImagingContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OwnImaging();
}
