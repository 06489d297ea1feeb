using EdgeGate.Appliance.Reading;
using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Appliance.Tests.Reading;

public sealed class ReadTextTests
{
    [Fact]
    public void Describe_NoPlate_SaysSo() => Assert.Equal("a.jpg: no plate", ReadText.Describe("a.jpg", []));

    [Fact]
    public void Describe_Plates_NamesCertaintyRegionAndWhatTheFormatChanged()
    {
        var changed = Plate("B8C12", 0.9f, "de");
        changed.FormatChanged = true;
        changed.SetFreeText("BBC12");

        Assert.Equal("a.jpg: KHD8395 (97 %, tw)  B8C12 (90 %, de, without formats BBC12)",
            ReadText.Describe("a.jpg", [Plate("KHD8395", 0.97f, "tw"), changed]));
    }

    [Fact]
    public void Describe_RegionInDoubt_IsToldWithItsProbability()
    {
        var (sure, doubted) = (Plate("KHD8395", 0.97f, "tw"), Plate("KHD8396", 0.97f, "tw"));
        sure.SetRegions([new("tw", 0.996f), new("vn", 0.004f)]);
        doubted.SetRegions([new("tw", 0.62f), new("vn", 0.38f)]);

        Assert.Equal("a.jpg: KHD8395 (97 %, tw)  KHD8396 (97 %, tw 62 %)", ReadText.Describe("a.jpg", [sure, doubted]));
    }

    [Fact]
    public void Describe_WhatIsNotLegible_IsNotSpeltOut() =>
        Assert.Equal("a.jpg: KHD8395 (97 %, tw)", ReadText.Describe("a.jpg", [Plate("KHD8395", 0.97f, "tw"), Plate("4", 0.04f, "")]));

    [Theory]
    [InlineData(1, "a.jpg: no plate that can be read (1 place resembles one)")]
    [InlineData(2, "a.jpg: no plate that can be read (2 places resemble one)")]
    public void Describe_NothingLegible_SaysHowManyPlaces(int count, string expected) =>
        Assert.Equal(expected, ReadText.Describe("a.jpg", [.. Enumerable.Range(0, count).Select(_ => Plate("4", 0.04f, ""))]));

    [Fact]
    public void Describe_JustLegible_IsShown() =>
        Assert.Equal("a.jpg: 4X (5 %)", ReadText.Describe("a.jpg", [Plate("4X", (float)ReadText.Legible, "")]));

    private static PlateReading Plate(string text, float confidence, string region)
    {
        var plate = new PlateReading { Confidence = confidence, Region = region };
        foreach (var c in text)
            plate.Append([c], [confidence]);
        return plate;
    }
}
