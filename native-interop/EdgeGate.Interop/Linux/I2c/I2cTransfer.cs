using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.I2c;

/// <summary><c>struct i2c_rdwr_ioctl_data</c> of linux/i2c-dev.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct I2cTransfer
{
    public I2cMessage* Messages;
    public uint Count;
}
