using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary>struct v4l2_control: a control of a camera and its value.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct V4l2ControlValue
{
    public uint Id;
    public int Value;
}
