using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Linux.V4l2;

/// <summary><c>struct v4l2_capability</c>: what a node is.</summary>
[StructLayout(LayoutKind.Explicit, Size = 104)]
public struct V4l2Capability
{
    [FieldOffset(16)]
    public Text32 Card;

    [FieldOffset(84)]
    public uint Capabilities;

    [FieldOffset(88)]
    public uint DeviceCapabilities;

    /// <summary>What this node can do; the other field speaks of the whole device.</summary>
    public readonly uint Own => (Capabilities & V4l2Constants.CapabilityDeviceFieldValid) != 0 ? DeviceCapabilities : Capabilities;
}
