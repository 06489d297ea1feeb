namespace EdgeGate.Interop.Linux.Gpio;

/// <summary>Requests of the GPIO character device, version 2 (linux/gpio.h).</summary>
public static class GpioRequest
{
    public const uint LineInfo = 0xC100_B405;
}
