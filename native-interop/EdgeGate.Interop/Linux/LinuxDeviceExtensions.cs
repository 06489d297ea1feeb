using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary>Shortens calls on <see cref="ILinuxDevice"/>.</summary>
public static class LinuxDeviceExtensions
{
    /// <summary>Controls the device with a structure as argument, read and written in place.</summary>
    public static int Control<T>(this ILinuxDevice device, uint request, ref T argument)
        where T : unmanaged =>
        device.Control(request, MemoryMarshal.AsBytes(new Span<T>(ref argument)));
}
