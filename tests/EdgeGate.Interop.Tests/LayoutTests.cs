using System.Runtime.CompilerServices;
using EdgeGate.Interop.Imaging;
using EdgeGate.Interop.Npu;
using Xunit;

namespace EdgeGate.Interop.Tests;

/// <summary>Sizes and offsets of the structs that cross the boundary; the C++ side asserts the same numbers (abi.cpp).</summary>
public sealed unsafe class LayoutTests
{
    [Fact]
    public void BackendInfo_HasTheHeadersLayout()
    {
        var info = default(NpuBackendInfo);

        Assert.Equal(1448, sizeof(NpuBackendInfo));
        Assert.Equal(8, Offset(ref info, ref info.Name));
        Assert.Equal(40, Offset(ref info, ref info.Version));
        Assert.Equal(104, Offset(ref info, ref info.Device));
        Assert.Equal(168, Offset(ref info, ref info.Library));
        Assert.Equal(424, Offset(ref info, ref info.Reason));
    }

    [Fact]
    public void OpenOptions_HasTheHeadersLayout()
    {
        var options = default(NpuOpenOptions);

        Assert.Equal(16, sizeof(NpuOpenOptions));
        Assert.Equal(4, Offset(ref options, ref options.Threads));
        Assert.Equal(8, Offset(ref options, ref options.DeadlineMs));
        Assert.Equal(12, Offset(ref options, ref options.CoreMask));
    }

    [Fact]
    public void TensorInfo_HasTheHeadersLayout()
    {
        var info = default(NpuTensorInfo);

        Assert.Equal(320, sizeof(NpuTensorInfo));
        Assert.Equal(4, Offset(ref info, ref info.Type));
        Assert.Equal(12, Offset(ref info, ref info.Shape));
        Assert.Equal(44, Offset(ref info, ref info.Scale));
        Assert.Equal(48, Offset(ref info, ref info.ZeroPoint));
        Assert.Equal(56, Offset(ref info, ref info.Bytes));
        Assert.Equal(64, Offset(ref info, ref info.Name));
    }

    [Fact]
    public void Stats_HasTheHeadersLayout()
    {
        var stats = default(NpuStats);

        Assert.Equal(56, sizeof(NpuStats));
        Assert.Equal(8, Offset(ref stats, ref stats.Runs));
        Assert.Equal(24, Offset(ref stats, ref stats.Timeouts));
        Assert.Equal(40, Offset(ref stats, ref stats.TotalMicroseconds));
        Assert.Equal(48, Offset(ref stats, ref stats.TemperatureCelsius));
    }

    [Fact]
    public void Picture_HasTheHeadersLayout()
    {
        var picture = default(NativePicture);

        Assert.Equal(32, sizeof(NativePicture));
        Assert.Equal(8, Offset(ref picture, ref picture.Bytes));
        Assert.Equal(16, Offset(ref picture, ref picture.Width));
        Assert.Equal(28, Offset(ref picture, ref picture.Format));
        Assert.Equal(16, sizeof(NativeImageHeader));
    }

    [Fact]
    public void Assembly_DisablesRuntimeMarshalling() =>
        Assert.NotNull(Attribute.GetCustomAttribute(typeof(NativeText).Assembly, typeof(DisableRuntimeMarshallingAttribute)));

    private static long Offset<TStruct, TField>(ref TStruct start, ref TField field)
        where TStruct : unmanaged
        where TField : unmanaged =>
        Unsafe.ByteOffset(ref Unsafe.As<TStruct, byte>(ref start), ref Unsafe.As<TField, byte>(ref field)).ToInt64();
}
