using EdgeGate.Vision.Options;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class VisionOptionsTests
{
    [Fact]
    public void Validate_Defaults_AreValid() => Assert.Empty(new VisionOptions().Validate());

    [Fact]
    public void Validate_ForStills_IsValid() => Assert.Empty(VisionOptions.ForStills(["tw", "cn"]).Validate());

    [Fact]
    public void Validate_EverythingWrong_ReportsEachKeyOnce()
    {
        var options = new VisionOptions
        {
            Regions = ["Taiwan"], Precision = "int4", Threads = 0, MinScore = 2, MaxPlates = 99, MarginAlong = -1, MarginAcross = float.NaN,
            SureConfidence = 3, TurnBelow = 2, RereadBelow = -1, DropNotAPlate = 0.1f, Zone = (0.5f, 0, 0.6f, 1),
        };

        Assert.Equal(
            ["vision.regions", "vision.precision", "vision.threads", "vision.minScore", "vision.maxPlates", "vision.marginAlong",
                "vision.marginAcross", "vision.sureConfidence", "vision.turnBelow", "vision.rereadBelow", "vision.dropNotAPlate", "vision.zone"],
            options.Validate().Select(error => error.Key));
    }
}
