namespace EdgeGate.Domain.Imaging;

/// <summary>How the bytes of an uncompressed picture are laid out.</summary>
public enum PixelFormat
{
    /// <summary>One byte a pixel: luma, 0 black to 255 white.</summary>
    Grey8,

    /// <summary>Three bytes a pixel, interleaved, in the order red, green, blue.</summary>
    Rgb24,

    /// <summary>YUV 4:2:2 packed as Y0 U Y1 V: two bytes a pixel, width even. BT.601, studio range, as cameras deliver it.</summary>
    Yuyv,

    /// <summary>
    /// YUV 4:2:0: a plane of luma, then a plane of interleaved U V at half size; width and height even; both planes share the stride.
    /// </summary>
    Nv12,
}
