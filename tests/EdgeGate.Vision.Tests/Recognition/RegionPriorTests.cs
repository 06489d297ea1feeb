using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Models.Json;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Tests.Doubles;
using Xunit;

namespace EdgeGate.Vision.Tests.Recognition;

public sealed class RegionPriorTests
{
    private static readonly string[] Classes = ["tw", "cn", "none"];

    // The first has the format that speaks most for the text; the second has two that fit it, and together they speak more.
    private static readonly Dictionary<string, FormatDocument[]> TwoRegions = new()
    {
        ["tw"] = [new() { Pattern = "LLLDDDD", Weight = 1 }],
        ["cn"] = [new() { Pattern = "DDDDLL", Weight = 1 }, new() { Pattern = "LLLDDDD", Weight = 0.66f },
            new() { Pattern = "LLL[0-8]DDD", Weight = 0.66f }],
    };

    [Fact]
    public void Judge_TwoFormatsOfARegion_CountTogether()
    {
        var text = Judge(TwoRegions, "ABC1234", 0.4f, 0.4f);

        Assert.Equal("cn", text.Region);
        Assert.Equal(["cn", "tw"], text.Regions.ToArray().Select(region => region.Code));
        Assert.InRange(text.Regions[0].Share, 0.55f, 0.62f);
        Assert.Equal(1, text.Regions[0].Share + text.Regions[1].Share, 5);
    }

    [Theory]
    [InlineData("ABC9234", "tw")]
    [InlineData("ABC1234", "tw")]
    public void Judge_WhatTheRecogniserSees_DecidesBetweenRegionsWithTheSameFormat(string plate, string region)
    {
        var text = Judge(TwoRegions, plate, 0.97f, 0.01f);

        Assert.Equal(region, text.Region);
        Assert.InRange(text.Regions[0].Share, 0.95f, 0.999f);
    }

    [Fact]
    public void Judge_OneRegionFits_IsItAlone() =>
        Assert.Equal([new RegionShare("cn", 1)], Judge(TwoRegions, "1234AB", 0.9f, 0.01f).Regions.ToArray());

    [Fact]
    public void Judge_NoFormatFits_NamesNoRegion()
    {
        var text = Judge(TwoRegions, "A1B2C3D4", 0.9f, 0.01f);

        Assert.Null(text.Region);
        Assert.Equal(0, text.RegionCount);
    }

    [Fact]
    public void Judge_MoreRegionsThanAreKept_KeepsTheLikeliestAndTheirShares()
    {
        var many = new[] { "aa", "bb", "cc", "dd", "ee", "ff" }.Select((region, i) => (region, i)).ToDictionary(
            one => one.region, one => (FormatDocument[])[new() { Pattern = "LLLDDDD", Weight = 1 },
                .. Enumerable.Range(0, one.i).Select(k => new FormatDocument { Pattern = $"LLL[0-{9 - k}]DDD", Weight = 1 })]);

        var regions = Judge(many, "ABC1234", 0, 0).Regions.ToArray();

        Assert.Equal(["ff", "ee", "dd", "cc"], regions.Select(region => region.Code));
        Assert.Equal(regions.OrderByDescending(region => region.Share), regions);
        Assert.InRange(regions.Sum(region => region.Share), 0.7f, 0.99f);
    }

    [Fact]
    public void Judge_OrderOfThePlate_IsThatOfTheRegionTold()
    {
        var formats = new Dictionary<string, FormatDocument[]>
        {
            ["tw"] = [new() { Pattern = "DDDLLL", Weight = 1 }],
            ["cn"] = [new() { Pattern = "DDDLLL", Weight = 1, Order = [3, 4, 5, 0, 1, 2] }],
        };

        Assert.Null(Judge(formats, "123ABC", 0.9f, 0.05f).Order);
        Assert.Equal([3, 4, 5, 0, 1, 2], Judge(formats, "123ABC", 0.05f, 0.9f).Order!);
    }

    [Fact]
    public void Judge_AnyTexts_SharesAddUpAndAreInOrderAsASecondReckoningSays()
    {
        var random = new Random(11);
        for (var round = 0; round < 500; round++)
        {
            var (tw, cn) = ((float)random.NextDouble() / 2, (float)random.NextDouble() / 2);
            var plate = string.Concat(Enumerable.Range(0, 7)
                .Select(i => i < 3 ? (char)('A' + random.Next(26)) : (char)('0' + random.Next(10))));
            var set = FormatSet.From("formats.json", TwoRegions, Manifests.Alphabet, Classes, ["tw", "cn"]);
            var weights = set.Patterns.Where(pattern => pattern.Classes.Length == 7
                && plate.Select((c, i) => set.Sets[pattern.Classes[i]].Contains(Array.IndexOf(Manifests.Alphabet, c))).All(fits => fits))
                .GroupBy(pattern => pattern.Region).ToDictionary(group => group.Key,
                    group => group.Sum(pattern => pattern.Weight * Math.Max(group.Key == "tw" ? tw : cn, 0.01)));

            var regions = Judge(TwoRegions, plate, tw, cn).Regions.ToArray();

            Assert.Equal(weights.OrderByDescending(weight => weight.Value).Select(weight => weight.Key),
                regions.Select(region => region.Code));
            Assert.All(regions, region => Assert.Equal(weights[region.Code] / weights.Values.Sum(), region.Share, 4));
        }
    }

    private static DecodedText Judge(Dictionary<string, FormatDocument[]> formats, string plate, float tw, float cn)
    {
        var prior = new RegionPrior(FormatSet.From("formats.json", formats, Manifests.Alphabet, Classes, [.. formats.Keys]));
        prior.Load([tw, cn, Math.Max(0, 1 - tw - cn)]);
        var text = new DecodedText { Length = plate.Length };
        for (var i = 0; i < plate.Length; i++)
            text.Classes[i] = Array.IndexOf(Manifests.Alphabet, plate[i]);
        prior.Judge(text);
        return text;
    }
}
