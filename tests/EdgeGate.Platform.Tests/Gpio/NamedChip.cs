using System.Runtime.InteropServices;
using System.Text;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>A kernel with one GPIO chip that answers for its lines' names only; without names there is no chip.</summary>
internal sealed class NamedChip(params string[] names) : ILinuxDevices, ILinuxDevice
{
    /// <inheritdoc/>
    public int Open(string path, out ILinuxDevice? device)
    {
        device = names.Length > 0 && path == "/dev/gpiochip0" ? this : null;
        return device is null ? Errno.NoEntry : Errno.None;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string prefix) => [];

    /// <inheritdoc/>
    public int Control(uint request, Span<byte> argument)
    {
        if (request != GpioRequest.LineInfo)
            return Errno.NotATerminal;
        var offset = MemoryMarshal.Read<GpioLineInfo>(argument).Offset;
        if (offset >= names.Length)
            return Errno.InvalidArgument;
        Encoding.UTF8.GetBytes(names[offset], argument);
        return Errno.None;
    }

    /// <inheritdoc/>
    public int Map(long offset, int length, out IMappedMemory? memory) => throw new NotSupportedException();

    /// <inheritdoc/>
    public DeviceWait Wait(TimeSpan timeout) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Wake() => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
        // Nothing is held.
    }
}
