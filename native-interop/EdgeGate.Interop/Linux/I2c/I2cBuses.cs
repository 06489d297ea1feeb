using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.I2c;

/// <summary>The I2C buses of this machine, through the kernel's i2c-dev.</summary>
public sealed class I2cBuses : II2cBuses
{
    /// <inheritdoc/>
    public int Open(string path, out II2cBus? bus)
    {
        bus = null;
        int descriptor;
        do
            descriptor = Libc.Open(path, Libc.ReadWrite | Libc.CloseOnExec);
        while (descriptor < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted);
        if (descriptor < 0)
            return Marshal.GetLastPInvokeError();
        bus = new I2cBus(new FileDescriptor(descriptor));
        return Errno.None;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => new LinuxDevices().List("i2c-");
}
