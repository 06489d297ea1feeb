using OpenCvSharp;
using OpenCvSharp.Internal;

namespace EdgeGate.Platform.Imaging.OpenCv;

/// <summary>
/// A cv::Mat without the package's <see cref="Mat"/> object around it: that one has a finaliser and costs garbage for every call,
/// and a lane makes several for each frame. Disposed by the method that made it.
/// </summary>
internal readonly unsafe ref struct MatHandle
{
    private MatHandle(IntPtr pointer) => Pointer = pointer;

    /// <summary>The cv::Mat.</summary>
    internal IntPtr Pointer { get; }

    /// <summary>A header over pixels that stay where they are; the caller keeps them pinned until <see cref="Dispose"/>.</summary>
    /// <param name="data">First pixel.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Pixels in a row.</param>
    /// <param name="type">Type and number of channels.</param>
    /// <param name="stride">Bytes from one row to the next.</param>
    internal static MatHandle Over(byte* data, int rows, int columns, MatType type, int stride)
    {
        OpenCvCalls.Check(NativeMethods.core_Mat_new8(rows, columns, type, (IntPtr)data, stride, out var pointer));
        return new(pointer);
    }

    /// <summary>An empty one, whose memory OpenCV allocates when it is written to.</summary>
    internal static MatHandle Empty()
    {
        OpenCvCalls.Check(NativeMethods.core_Mat_new1(out var pointer));
        return new(pointer);
    }

    /// <summary>Frees the header, and the pixels where OpenCV allocated them.</summary>
    public void Dispose() => NativeMethods.core_Mat_delete(Pointer);
}
