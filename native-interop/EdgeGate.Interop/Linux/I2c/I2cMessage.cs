using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.I2c;

/// <summary><c>struct i2c_msg</c> of linux/i2c.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct I2cMessage
{
    private const ushort ReadFlag = 0x0001;

    public ushort Address;
    public ushort Flags;
    public ushort Length;
    public byte* Buffer;

    internal static I2cMessage To(int address, byte* bytes, int length) =>
        new() { Address = checked((ushort)address), Length = checked((ushort)length), Buffer = bytes };

    internal static I2cMessage From(int address, byte* bytes, int length) =>
        new() { Address = checked((ushort)address), Flags = ReadFlag, Length = checked((ushort)length), Buffer = bytes };
}
