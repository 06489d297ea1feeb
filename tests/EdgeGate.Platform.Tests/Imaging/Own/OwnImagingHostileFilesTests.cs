using EdgeGate.Contracts.Imaging;
using EdgeGate.Domain.Imaging;
using EdgeGate.Platform.Imaging.Own;

namespace EdgeGate.Platform.Tests.Imaging.Own;

/// <summary>The contract of hostile files, on libedgegate_imaging.so.</summary>
public sealed class OwnImagingHostileFilesTests : HostileFilesContract
{
    /// <inheritdoc/>
    protected override IImaging Imaging { get; } = new OwnImaging();
}
