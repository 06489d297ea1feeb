using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Npu;

/// <summary>An open backend (eg_npu_backend).</summary>
internal sealed class NpuBackendHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NpuNative.CloseBackend(handle);
        return true;
    }
}
