using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Npu;

/// <summary>A loaded model (eg_npu_model). Holds a count on its backend, so that the backend is closed after it.</summary>
internal sealed class NpuModelHandle() : SafeHandle(0, ownsHandle: true)
{
    private NpuBackendHandle? _parent;

    public override bool IsInvalid => handle == 0;

    internal void Hold(NpuBackendHandle parent)
    {
        var counted = false;
        parent.DangerousAddRef(ref counted);
        _parent = parent;
    }

    protected override bool ReleaseHandle()
    {
        NpuNative.CloseModel(handle);
        _parent?.DangerousRelease();
        return true;
    }
}
