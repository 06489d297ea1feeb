using System.Runtime.InteropServices;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class PlaneInterleaveTests
{
    [Fact]
    public void Put_UInt8WithStep_LeavesNeighboursAlone()
    {
        byte[] tensor = [9, 9, 9, 9, 9, 9];

        PlaneInterleave.Put([1, 2], tensor, 1, 3, TensorType.UInt8, 1);

        Assert.Equal([9, 1, 9, 9, 2, 9], tensor);
    }

    [Fact]
    public void Put_Int8_ShiftsBy128()
    {
        var tensor = new byte[3];

        PlaneInterleave.Put([0, 128, 255], tensor, 0, 1, TensorType.Int8, 1);

        Assert.Equal<sbyte>([-128, 0, 127], MemoryMarshal.Cast<byte, sbyte>(tensor).ToArray());
    }

    [Fact]
    public void Put_Float32_AppliesFactor()
    {
        var tensor = new byte[8];

        PlaneInterleave.Put([0, 255], tensor, 0, 1, TensorType.Float32, 1f / 255);

        Assert.Equal([0f, 1f], MemoryMarshal.Cast<byte, float>(tensor).ToArray());
    }
}
