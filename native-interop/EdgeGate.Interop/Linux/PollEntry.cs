using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux;

/// <summary><c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollEntry
{
    internal const short In = 0x1;
    internal const short Priority = 0x2;
    internal const short Error = 0x8;
    internal const short HungUp = 0x10;
    internal const short Invalid = 0x20;

    internal int Descriptor;
    internal short Events;
    internal short Returned;
}
