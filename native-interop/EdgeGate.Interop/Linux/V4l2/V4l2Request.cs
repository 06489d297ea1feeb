namespace EdgeGate.Interop.Linux.V4l2;

/// <summary>Requests of V4L2 (linux/videodev2.h), 64-bit.</summary>
public static class V4l2Request
{
    public const uint QueryCapability = 0x8068_5600;
    public const uint EnumerateFormats = 0xC040_5602;
    public const uint SetFormat = 0xC0D0_5605;
    public const uint RequestBuffers = 0xC014_5608;
    public const uint QueryBuffer = 0xC058_5609;
    public const uint QueueBuffer = 0xC058_560F;
    public const uint DequeueBuffer = 0xC058_5611;
    public const uint StreamOn = 0x4004_5612;
    public const uint StreamOff = 0x4004_5613;
    public const uint SetParameters = 0xC0CC_5616;
    public const uint GetControl = 0xC008_561B;
    public const uint SetControl = 0xC008_561C;
    public const uint QueryControl = 0xC044_5624;
    public const uint EnumerateFrameSizes = 0xC02C_564A;
    public const uint EnumerateFrameIntervals = 0xC034_564B;
    public const uint SubscribeEvent = 0x4020_565A;
}
