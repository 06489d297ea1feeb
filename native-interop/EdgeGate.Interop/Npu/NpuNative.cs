using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EdgeGate.Interop.Npu;

/// <summary>edgegate_npu.h: each signature once, private; a checked wrapper for each, internal.</summary>
internal static unsafe partial class NpuNative
{
    /// <summary>EG_NPU_ABI of the header these signatures were written from.</summary>
    internal const uint Abi = 2;

    static NpuNative() => LibraryResolver.Register();

    /// <summary>To be called before anything else of this class: loads the library and compares its ABI.</summary>
    /// <exception cref="DllNotFoundException">It is missing, cannot be loaded, or is of another release.</exception>
    internal static void Require() => LibraryResolver.RequireAbi(LibraryNames.Npu, eg_npu_abi_version(), Abi);

    internal static int BackendCount() => eg_npu_backend_count();

    internal static void DescribeBackend(int index, ref NpuBackendInfo info)
    {
        info.StructSize = (uint)sizeof(NpuBackendInfo);
        Check(eg_npu_backend_describe(index, ref info));
    }

    internal static NpuBackendHandle OpenBackend(string name)
    {
        Check(eg_npu_backend_open(name, out var handle));
        return handle;
    }

    internal static void DescribeApart(int index, int openTimeoutMs, ref NpuBackendInfo info)
    {
        info.StructSize = (uint)sizeof(NpuBackendInfo);
        Check(eg_npu_worker_describe(index, openTimeoutMs, ref info));
    }

    internal static NpuBackendHandle OpenApart(string name, int openTimeoutMs)
    {
        Check(eg_npu_worker_open(name, openTimeoutMs, out var handle));
        return handle;
    }

    internal static void QueryBackend(NpuBackendHandle backend, ref NpuBackendInfo info)
    {
        info.StructSize = (uint)sizeof(NpuBackendInfo);
        Check(eg_npu_backend_query(backend, ref info));
    }

    internal static void CloseBackend(nint backend) => eg_npu_backend_close(backend);

    internal static NpuModelHandle OpenModel(NpuBackendHandle backend, string path, NpuOpenOptions options)
    {
        options.StructSize = (uint)sizeof(NpuOpenOptions);
        var status = eg_npu_model_open(backend, path, in options, out var model);
        if (status != NativeStatus.Ok)
            model.Dispose();
        Check(status);
        model.Hold(backend);
        return model;
    }

    internal static int TensorCount(NpuModelHandle model, NpuDirection direction)
    {
        Check(eg_npu_model_tensor_count(model, direction, out var count));
        return count;
    }

    internal static void TensorInfo(NpuModelHandle model, NpuDirection direction, int index, ref NpuTensorInfo info)
    {
        info.StructSize = (uint)sizeof(NpuTensorInfo);
        Check(eg_npu_model_tensor_info(model, direction, index, ref info));
    }

    /// <summary>The tensor's memory: valid until the model is closed.</summary>
    internal static NpuBuffer Buffer(NpuModelHandle model, NpuDirection direction, int index)
    {
        Check(eg_npu_model_buffer(model, direction, index, out var data, out var bytes));
        return new NpuBuffer(data, checked((int)bytes));
    }

    internal static void Run(NpuModelHandle model) => Check(eg_npu_model_run(model));

    internal static void Stats(NpuModelHandle model, ref NpuStats stats)
    {
        stats.StructSize = (uint)sizeof(NpuStats);
        Check(eg_npu_model_stats(model, ref stats));
    }

    internal static void CloseModel(nint model) => eg_npu_model_close(model);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(NativeStatus status)
    {
        if (status != NativeStatus.Ok)
            Throw(status);
    }

    private static void Throw(NativeStatus status) =>
        throw new NativeFaultException(status, Marshal.PtrToStringUTF8(eg_npu_last_error()) ?? "no message");

    [LibraryImport(LibraryNames.Npu)]
    private static partial uint eg_npu_abi_version();

    [LibraryImport(LibraryNames.Npu)]
    private static partial nint eg_npu_last_error();

    [LibraryImport(LibraryNames.Npu)]
    private static partial int eg_npu_backend_count();

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_backend_describe(int index, ref NpuBackendInfo info);

    [LibraryImport(LibraryNames.Npu, StringMarshalling = StringMarshalling.Utf8)]
    private static partial NativeStatus eg_npu_backend_open(string name, out NpuBackendHandle backend);

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_worker_describe(int index, int openTimeoutMs, ref NpuBackendInfo info);

    [LibraryImport(LibraryNames.Npu, StringMarshalling = StringMarshalling.Utf8)]
    private static partial NativeStatus eg_npu_worker_open(string name, int openTimeoutMs, out NpuBackendHandle backend);

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_backend_query(NpuBackendHandle backend, ref NpuBackendInfo info);

    [LibraryImport(LibraryNames.Npu)]
    private static partial void eg_npu_backend_close(nint backend);

    [LibraryImport(LibraryNames.Npu, StringMarshalling = StringMarshalling.Utf8)]
    private static partial NativeStatus eg_npu_model_open(
        NpuBackendHandle backend, string path, in NpuOpenOptions options, out NpuModelHandle model);

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_model_tensor_count(NpuModelHandle model, NpuDirection direction, out int count);

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_model_tensor_info(
        NpuModelHandle model, NpuDirection direction, int index, ref NpuTensorInfo info);

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_model_buffer(
        NpuModelHandle model, NpuDirection direction, int index, out nint data, out ulong bytes);

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_model_run(NpuModelHandle model);

    [LibraryImport(LibraryNames.Npu)]
    private static partial NativeStatus eg_npu_model_stats(NpuModelHandle model, ref NpuStats stats);

    [LibraryImport(LibraryNames.Npu)]
    private static partial void eg_npu_model_close(nint model);
}
