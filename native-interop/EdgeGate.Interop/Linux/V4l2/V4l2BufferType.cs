using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary>The <c>int</c> that starting and stopping a stream take.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct V4l2BufferType
{
    public uint Value;
}
