namespace EdgeGate.Interop.Linux.Gpio;

/// <summary>Requests of the GPIO character device, version 2 (linux/gpio.h).</summary>
public static class GpioRequest
{
    public const uint ChipInfo = 0x8044_B401;
    public const uint LineInfo = 0xC100_B405;
    public const uint RequestLines = 0xC250_B407;
    public const uint GetValues = 0xC010_B40E;
    public const uint SetValues = 0xC010_B40F;
}
