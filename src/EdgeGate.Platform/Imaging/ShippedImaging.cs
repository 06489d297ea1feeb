using EdgeGate.Domain.Imaging;

namespace EdgeGate.Platform.Imaging;

/// <summary>
/// The picture library of this build: OpenCvSharp4, or <c>libedgegate_imaging.so</c> where OpenCvSharp4 has no native half.
/// </summary>
internal static class ShippedImaging
{
    /// <summary>Loads it.</summary>
    /// <exception cref="PlatformNotSupportedException">OpenCvSharp4's native half is missing; the message says what to do.</exception>
    /// <exception cref="DllNotFoundException">The own library is missing; the message says what to do.</exception>
    internal static IImaging Open() =>
#if OPENCVSHARP
        new OpenCv.OpenCvImaging();
#else
        new Own.OwnImaging();
#endif
}
