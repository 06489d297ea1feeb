namespace EdgeGate.Interop.Npu;

/// <summary>An open inference runtime. Safe to use from several threads; models opened from it outlive its disposal.</summary>
public sealed class NpuBackend : IDisposable
{
    private readonly NpuBackendHandle _handle;

    /// <summary>Loads the runtime.</summary>
    /// <param name="name">One of the names that <see cref="Probe"/> lists.</param>
    /// <exception cref="NativeFaultException">The runtime is missing or of another version.</exception>
    /// <exception cref="DllNotFoundException">EdgeGate's own native library is missing.</exception>
    public NpuBackend(string name)
    {
        NpuNative.Require();
        _handle = NpuNative.OpenBackend(name);
    }

    /// <summary>What was opened. Some runtimes tell their version only once a model is open.</summary>
    public NpuBackendStatus Status
    {
        get
        {
            var info = default(NpuBackendInfo);
            NpuNative.QueryBackend(_handle, ref info);
            return NpuBackendStatus.From(info);
        }
    }

    /// <summary>Tries every backend of this build, best first.</summary>
    public static IReadOnlyList<NpuBackendStatus> Probe()
    {
        NpuNative.Require();
        var found = new NpuBackendStatus[NpuNative.BackendCount()];
        for (var index = 0; index < found.Length; index++)
        {
            var info = default(NpuBackendInfo);
            NpuNative.DescribeBackend(index, ref info);
            found[index] = NpuBackendStatus.From(info);
        }

        return found;
    }

    /// <summary>Loads a model.</summary>
    /// <param name="path">A file of the backend's own kind.</param>
    /// <param name="settings">Threads, deadline, cores.</param>
    /// <exception cref="NativeFaultException">The file is missing, damaged, dynamic in shape, or not handled.</exception>
    public NpuModel Open(string path, NpuModelSettings settings) => new(NpuNative.OpenModel(_handle, path, settings.ToNative()));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
