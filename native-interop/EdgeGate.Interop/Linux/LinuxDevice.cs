using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>A device node, with an event descriptor beside it that ends waits.</summary>
internal sealed unsafe class LinuxDevice : ILinuxDevice
{
    private readonly FileDescriptor _file;
    private readonly FileDescriptor _wake;

    internal LinuxDevice(FileDescriptor file)
    {
        _file = file;
        _wake = new FileDescriptor(Libc.EventDescriptor(0, Libc.EventNonBlocking | Libc.EventCloseOnExec));
        if (!_wake.IsInvalid)
            return;
        var error = Marshal.GetLastPInvokeError();
        file.Dispose();
        throw new IOException($"no event descriptor: {Errno.Describe(error)}");
    }

    /// <inheritdoc/>
    public int Control(uint request, Span<byte> argument)
    {
        // Bits 16 to 29 of a request are its argument's size: a structure of another size would be written past its end.
        if (((request >> 16) & 0x3FFF) != argument.Length)
            throw new ArgumentException($"request 0x{request:X8} takes {(request >> 16) & 0x3FFF} bytes, not {argument.Length}");
        fixed (byte* pointer = argument)
        {
            while (Libc.Control(_file, request, pointer) < 0)
            {
                var error = Marshal.GetLastPInvokeError();
                if (error != Errno.Interrupted)
                    return error;
            }
        }

        return Errno.None;
    }

    /// <inheritdoc/>
    public int Map(long offset, int length, out IMappedMemory? memory)
    {
        var address = Libc.Map(0, (nuint)length, Libc.ProtectReadWrite, Libc.MapShared, _file, offset);
        memory = address == -1 ? null : new MappedMemory(address, length);
        return address == -1 ? Marshal.GetLastPInvokeError() : Errno.None;
    }

    /// <inheritdoc/>
    public DeviceWait Wait(TimeSpan timeout)
    {
        var (fileKept, wakeKept) = (false, false);
        try
        {
            _file.DangerousAddRef(ref fileKept);
            _wake.DangerousAddRef(ref wakeKept);
            return Poll(timeout);
        }
        finally
        {
            if (fileKept)
                _file.DangerousRelease();
            if (wakeKept)
                _wake.DangerousRelease();
        }
    }

    /// <inheritdoc/>
    public void Wake()
    {
        // An event descriptor that cannot be written has been written already: its reader will wake.
        var one = 1L;
        _ = Libc.Write(_wake, (byte*)&one, sizeof(long));
    }

    /// <summary>Closes the device.</summary>
    public void Dispose()
    {
        _file.Dispose();
        _wake.Dispose();
    }

    private DeviceWait Poll(TimeSpan timeout)
    {
        var entries = stackalloc PollEntry[2];
        entries[0] = new PollEntry { Descriptor = (int)_file.DangerousGetHandle(), Events = PollEntry.In | PollEntry.Priority };
        entries[1] = new PollEntry { Descriptor = (int)_wake.DangerousGetHandle(), Events = PollEntry.In };

        // Rounded up, so that a wait of half a millisecond does not become a spin. Interrupted waits begin anew: they are short.
        var milliseconds = timeout < TimeSpan.Zero ? -1 : (int)Math.Min(int.MaxValue, Math.Ceiling(timeout.TotalMilliseconds));
        int ready;
        do
            ready = Libc.Poll(entries, 2, milliseconds);
        while (ready < 0 && Marshal.GetLastPInvokeError() == Errno.Interrupted);

        if (ready < 0)
            return DeviceWait.Failed;
        if (entries[1].Returned != 0)
            return DeviceWait.Woken;
        var returned = entries[0].Returned;
        if ((returned & (PollEntry.Error | PollEntry.HungUp | PollEntry.Invalid)) != 0)
            return DeviceWait.Failed;
        if ((returned & PollEntry.Priority) != 0)
            return DeviceWait.Event;
        return returned != 0 ? DeviceWait.Ready : DeviceWait.TimedOut;
    }
}
