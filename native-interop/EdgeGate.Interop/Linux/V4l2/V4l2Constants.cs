namespace EdgeGate.Interop.Linux.V4l2;

/// <summary>Values of V4L2's fields (linux/videodev2.h).</summary>
public static class V4l2Constants
{
    public const uint CapabilityCapture = 0x1;
    public const uint CapabilityCaptureMultiPlane = 0x1000;
    public const uint CapabilityStreaming = 0x0400_0000;
    public const uint CapabilityDeviceFieldValid = 0x8000_0000;

    public const uint BufferTypeCapture = 1;
    public const uint BufferTypeCaptureMultiPlane = 9;
    public const uint MemoryMapped = 1;
    public const uint FieldAny = 0;

    public const uint BufferError = 0x40;
    public const uint TimestampMask = 0xE000;
    public const uint TimestampMonotonic = 0x2000;

    public const uint Discrete = 1;
    public const uint EventSourceChange = 5;

    public const uint FormatYuyv = 0x5659_5559;
    public const uint FormatNv12 = 0x3231_564E;
    public const uint FormatMjpeg = 0x4750_4A4D;
    public const uint FormatJpeg = 0x4745_504A;

    /// <summary>A format's four letters.</summary>
    public static string FourLetters(uint format) => string.Create(4, format, static (text, value) =>
    {
        for (var i = 0; i < 4; i++)
        {
            var letter = (char)((value >> (8 * i)) & 0x7F);
            text[i] = letter is >= ' ' and <= '~' ? letter : '?';
        }
    });
}
