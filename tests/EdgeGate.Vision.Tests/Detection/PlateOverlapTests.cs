using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Detection;
using Xunit;

namespace EdgeGate.Vision.Tests.Detection;

public sealed class PlateOverlapTests
{
    private static readonly PlateQuad Plate = PlateQuad.FromBox(0, 0, 100, 40);

    [Fact]
    public void IsSame_ShiftedALittle_IsTrue() => Assert.True(PlateOverlap.IsSame(Plate, PlateQuad.FromBox(10, 5, 110, 45), 0.4f));

    [Fact]
    public void IsSame_HalfOfThePlate_IsTrue() => Assert.True(PlateOverlap.IsSame(Plate, PlateQuad.FromBox(55, 2, 100, 38), 0.9f));

    [Fact]
    public void IsSame_NeighbourThatTouches_IsFalse() => Assert.False(PlateOverlap.IsSame(Plate, PlateQuad.FromBox(100, 0, 200, 40), 0f));

    [Fact]
    public void IsSame_SlightOverlap_IsFalse() => Assert.False(PlateOverlap.IsSame(Plate, PlateQuad.FromBox(80, 0, 180, 40), 0.4f));
}
