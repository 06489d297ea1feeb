namespace EdgeGate.Interop.Linux.Gpio;

/// <summary><c>GPIO_V2_LINE_ATTR_ID_*</c>: what an attribute of a line request holds.</summary>
public enum GpioAttributeId : uint
{
    Flags = 1,
    OutputValues = 2,
    DebounceMicroseconds = 3,
}
