using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.I2c;

/// <summary>A bus of i2c-dev, by its I2C_RDWR request: one call is one transaction, and no address is kept in the descriptor.</summary>
internal sealed unsafe class I2cBus(FileDescriptor file) : II2cBus
{
    private const uint Transfer = 0x0707;

    /// <inheritdoc/>
    public int Write(int address, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* source = bytes)
        {
            var message = I2cMessage.To(address, source, bytes.Length);
            return Send(&message, 1);
        }
    }

    /// <inheritdoc/>
    public int WriteRead(int address, ReadOnlySpan<byte> bytes, Span<byte> answer)
    {
        fixed (byte* source = bytes)
        fixed (byte* destination = answer)
        {
            var messages = stackalloc I2cMessage[2];
            messages[0] = I2cMessage.To(address, source, bytes.Length);
            messages[1] = I2cMessage.From(address, destination, answer.Length);
            return Send(messages, 2);
        }
    }

    public void Dispose() => file.Dispose();

    private int Send(I2cMessage* messages, uint count)
    {
        var transfer = new I2cTransfer { Messages = messages, Count = count };
        while (Libc.Control(file, Transfer, (byte*)&transfer) < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Errno.Interrupted)
                return error;
        }

        return Errno.None;
    }
}
