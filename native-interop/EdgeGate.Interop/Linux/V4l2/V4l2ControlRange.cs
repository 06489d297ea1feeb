using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary>struct v4l2_queryctrl: what a control of a camera can be set to.</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct V4l2ControlRange
{
    public uint Id;
    public uint Type;
    public fixed byte Name[32];
    public int Minimum;
    public int Maximum;
    public int Step;
    public int DefaultValue;
    public uint Flags;
    public fixed uint Reserved[2];
}
