using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_event_subscription</c>.</summary>
[StructLayout(LayoutKind.Explicit, Size = 32)]
public struct V4l2EventSubscription
{
    [FieldOffset(0)]
    public uint Type;
}
