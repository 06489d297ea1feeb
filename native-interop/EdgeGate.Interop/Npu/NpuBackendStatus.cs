namespace EdgeGate.Interop.Npu;

/// <summary>Whether a backend works on this machine now.</summary>
/// <param name="Name">Its name in manifests: <c>onnxruntime</c>.</param>
/// <param name="Usable">It could be opened.</param>
/// <param name="Version">The runtime's own version; empty when not usable.</param>
/// <param name="Device">What computes: <c>cpu</c>, a chip's name.</param>
/// <param name="Library">The file that was loaded.</param>
/// <param name="Reason">When not usable: why, and what to install where.</param>
public sealed record NpuBackendStatus(string Name, bool Usable, string Version, string Device, string Library, string Reason)
{
    /// <summary>For a person: what was found, or why it is not usable and what to do.</summary>
    public string ToLine() => Usable ? $"{Name} {Version} on {Device}, {Library}" : $"{Name}: {Reason}";

    internal static NpuBackendStatus From(in NpuBackendInfo info) => new(
        NativeText.Read(info.Name), info.Usable != 0, NativeText.Read(info.Version), NativeText.Read(info.Device),
        NativeText.Read(info.Library), NativeText.Read(info.Reason));
}
