namespace EdgeGate.Interop.Npu;

/// <summary>An open inference runtime. Safe to use from several threads; models opened from it outlive its disposal.</summary>
public sealed class NpuBackend : IDisposable
{
    private readonly NpuBackendHandle _handle;

    private NpuBackend(NpuBackendHandle handle) => _handle = handle;

    /// <summary>Loads the runtime into this process.</summary>
    /// <param name="name">One of the names that <see cref="Probe()"/> lists.</param>
    /// <exception cref="NativeFaultException">The runtime is missing or of another version.</exception>
    /// <exception cref="DllNotFoundException">EdgeGate's own native library is missing.</exception>
    public NpuBackend(string name)
    {
        NpuNative.Require();
        _handle = NpuNative.OpenBackend(name);
    }

    /// <summary>Loads the runtime in a process of its own, and each model too: what a vendor's library does there cannot end this
    /// one.</summary>
    /// <param name="name">One of the names that <see cref="Probe()"/> lists.</param>
    /// <param name="openTimeout">For the runtime and for each model; a millisecond or more.</param>
    /// <exception cref="NativeFaultException">The runtime is missing or of another version, or the process cannot be started.</exception>
    /// <exception cref="DllNotFoundException">EdgeGate's own native library is missing.</exception>
    public static NpuBackend OpenApart(string name, TimeSpan openTimeout)
    {
        NpuNative.Require();
        return new(NpuNative.OpenApart(name, checked((int)openTimeout.TotalMilliseconds)));
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

    /// <summary>Tries one backend in this process. No other vendor's library is loaded.</summary>
    /// <param name="name">A name that is in the build.</param>
    public static NpuBackendStatus Probe(string name)
    {
        try
        {
            using var backend = new NpuBackend(name);
            return backend.Status;
        }
        catch (NativeFaultException fault)
        {
            return new NpuBackendStatus(name, false, "", "", "", fault.Message);
        }
    }

    /// <summary>Tries every backend of this build, best first, each in this process.</summary>
    public static IReadOnlyList<NpuBackendStatus> Probe() => Probe(NpuNative.DescribeBackend);

    /// <summary>Tries every backend of this build, best first, each in a process of its own: nothing of a vendor is loaded into this
    /// one.</summary>
    /// <param name="openTimeout">For each; a millisecond or more.</param>
    public static IReadOnlyList<NpuBackendStatus> ProbeApart(TimeSpan openTimeout)
    {
        var milliseconds = checked((int)openTimeout.TotalMilliseconds);
        return Probe((int index, ref NpuBackendInfo info) => NpuNative.DescribeApart(index, milliseconds, ref info));
    }

    /// <summary>Loads a model.</summary>
    /// <param name="path">A file of the backend's own kind.</param>
    /// <param name="settings">Threads, deadline, cores.</param>
    /// <exception cref="NativeFaultException">The file is missing, damaged, dynamic in shape, or not handled.</exception>
    public NpuModel Open(string path, NpuModelSettings settings) => new(NpuNative.OpenModel(_handle, path, settings.ToNative()));

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static NpuBackendStatus[] Probe(Describe describe)
    {
        NpuNative.Require();
        var found = new NpuBackendStatus[NpuNative.BackendCount()];
        for (var index = 0; index < found.Length; index++)
        {
            var info = default(NpuBackendInfo);
            describe(index, ref info);
            found[index] = NpuBackendStatus.From(info);
        }

        return found;
    }

    private delegate void Describe(int index, ref NpuBackendInfo info);
}
