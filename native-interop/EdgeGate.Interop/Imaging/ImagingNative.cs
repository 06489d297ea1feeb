using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Imaging;

/// <summary>edgegate_imaging.h: each signature once, private; a checked wrapper for each, internal.</summary>
internal static unsafe partial class ImagingNative
{
    /// <summary>EG_IMG_ABI of the header these signatures were written from.</summary>
    internal const uint Abi = 1;

    static ImagingNative() => LibraryResolver.Register();

    /// <summary>To be called before anything else of this class: loads the library and compares its ABI.</summary>
    /// <exception cref="DllNotFoundException">It is missing, cannot be loaded, or is of another release.</exception>
    internal static void Require() => LibraryResolver.RequireAbi(LibraryNames.Imaging, eg_img_abi_version(), Abi);

    internal static string Versions() => Marshal.PtrToStringUTF8(eg_img_versions()) ?? "";

    internal static NativeImageHeader ReadHeader(ReadOnlySpan<byte> encoded)
    {
        fixed (byte* data = encoded)
        {
            Check(eg_img_read_header(data, (ulong)encoded.Length, out var header));
            return header;
        }
    }

    internal static void Decode(ReadOnlySpan<byte> encoded, in NativePicture destination)
    {
        fixed (byte* data = encoded)
            Check(eg_img_decode(data, (ulong)encoded.Length, in destination));
    }

    internal static byte[] EncodeJpeg(in NativePicture source, int quality)
    {
        Check(eg_img_encode_jpeg(in source, quality, out var data, out var bytes));
        try
        {
            return new ReadOnlySpan<byte>(data, checked((int)bytes)).ToArray();
        }
        finally
        {
            eg_img_free(data);
        }
    }

    internal static void Resize(in NativePicture source, in NativePicture destination) =>
        Check(eg_img_resize(in source, in destination));

    /// <param name="source">Grey8 or Rgb24.</param>
    /// <param name="corners">Eight numbers: x, y of top left, top right, bottom right, bottom left.</param>
    /// <param name="destination">Of the source's format.</param>
    internal static void Rectify(in NativePicture source, ReadOnlySpan<float> corners, in NativePicture destination)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(corners.Length, 8);
        fixed (float* points = corners)
            Check(eg_img_rectify(in source, points, in destination));
    }

    internal static void Convert(in NativePicture source, in NativePicture destination) =>
        Check(eg_img_convert(in source, in destination));

    private static void Check(NativeStatus status)
    {
        if (status != NativeStatus.Ok)
            throw new NativeFaultException(status, Marshal.PtrToStringUTF8(eg_img_last_error()) ?? "no message");
    }

    [LibraryImport(LibraryNames.Imaging)]
    private static partial uint eg_img_abi_version();

    [LibraryImport(LibraryNames.Imaging)]
    private static partial nint eg_img_last_error();

    [LibraryImport(LibraryNames.Imaging)]
    private static partial nint eg_img_versions();

    [LibraryImport(LibraryNames.Imaging)]
    private static partial NativeStatus eg_img_read_header(byte* encoded, ulong bytes, out NativeImageHeader header);

    [LibraryImport(LibraryNames.Imaging)]
    private static partial NativeStatus eg_img_decode(byte* encoded, ulong bytes, in NativePicture destination);

    [LibraryImport(LibraryNames.Imaging)]
    private static partial NativeStatus eg_img_encode_jpeg(in NativePicture source, int quality, out byte* data, out ulong bytes);

    [LibraryImport(LibraryNames.Imaging)]
    private static partial void eg_img_free(byte* data);

    [LibraryImport(LibraryNames.Imaging)]
    private static partial NativeStatus eg_img_resize(in NativePicture source, in NativePicture destination);

    [LibraryImport(LibraryNames.Imaging)]
    private static partial NativeStatus eg_img_rectify(in NativePicture source, float* corners, in NativePicture destination);

    [LibraryImport(LibraryNames.Imaging)]
    private static partial NativeStatus eg_img_convert(in NativePicture source, in NativePicture destination);
}
