using Microsoft.Win32.SafeHandles;

namespace EdgeGate.Interop.Linux;

/// <summary>An open file of the kernel's; closed exactly once.</summary>
internal sealed class FileDescriptor : SafeHandleMinusOneIsInvalid
{
    internal FileDescriptor(int descriptor)
        : base(ownsHandle: true) => SetHandle(descriptor);

    protected override bool ReleaseHandle() => Libc.Close((int)handle) == 0;
}
