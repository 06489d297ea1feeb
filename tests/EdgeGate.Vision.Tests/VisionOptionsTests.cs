using EdgeGate.Vision.Options;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class VisionOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid() => Assert.Empty(new VisionOptions().Validate());

    [Fact]
    public void Validate_ForStills_IsValid() => Assert.Empty(VisionOptions.ForStills(["tw", "cn"]).Validate());

    [Theory]
    [InlineData(0.5f, 0, 0.6f, 1)]
    [InlineData(0, 0.3f, 1, 0.8f)]
    [InlineData(float.NaN, 0, 1, 1)]
    public void Validate_ZoneOutsideTheFrame_IsAContradiction(float left, float top, float width, float height) =>
        Assert.Equal("vision.zone", Assert.Single(new VisionOptions { Zone = (left, top, width, height) }.Validate()).Key);
}
