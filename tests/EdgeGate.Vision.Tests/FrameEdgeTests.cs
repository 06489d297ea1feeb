using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class FrameEdgeTests
{
    [Theory]
    [InlineData(4, 4, 636, 356, false)]
    [InlineData(300, 200, 400, 230, false)]
    [InlineData(0.6f, 200, 100, 230, true)]
    [InlineData(-13, 200, 100, 230, true)]
    [InlineData(540, 200, 639.5f, 230, true)]
    [InlineData(540, 200, 655, 230, true)]
    [InlineData(300, -2, 400, 28, true)]
    [InlineData(300, 330, 400, 359.5f, true)]
    public void IsReached_PlateAtThePictureOf640By360_IsTold(float left, float top, float right, float bottom, bool reached) =>
        Assert.Equal(reached, FrameEdge.IsReached(PlateQuad.FromBox(left, top, right, bottom), 640, 360));

    [Fact]
    public void IsReached_LargePlate_NeedsMoreRoomThanASmallOne()
    {
        Assert.True(FrameEdge.IsReached(PlateQuad.FromBox(3, 100, 303, 180), 640, 360));
        Assert.False(FrameEdge.IsReached(PlateQuad.FromBox(3, 100, 103, 130), 640, 360));
    }
}
