namespace EdgeGate.Interop.Linux;

/// <summary>
/// An open device node. Calls return an error number, 0 for success, and never throw for a device's fault; an interrupted call is
/// repeated. <see cref="Wake"/> may come from any thread, the rest from one at a time.
/// </summary>
public interface ILinuxDevice : IDisposable
{
    /// <summary>Controls the device (ioctl). The argument has exactly the size that the request's number holds.</summary>
    int Control(uint request, Span<byte> argument);

    /// <summary>Maps a part of the device's memory for reading and writing.</summary>
    int Map(long offset, int length, out IMappedMemory? memory);

    /// <summary>Waits for data or an event.</summary>
    DeviceWait Wait(TimeSpan timeout);

    /// <summary>Ends a wait that is going on, or the next one.</summary>
    void Wake();
}
