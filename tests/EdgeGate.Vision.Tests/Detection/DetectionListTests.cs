using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Detection;
using Xunit;

namespace EdgeGate.Vision.Tests.Detection;

public sealed class DetectionListTests
{
    private readonly DetectionList _list = new(3, 0.4f);

    [Fact]
    public void Add_SamePlaceTwice_KeepsTheBetter()
    {
        _list.Add(new(PlateQuad.FromBox(0, 0, 100, 30), 0.6f));
        _list.Add(new(PlateQuad.FromBox(5, 2, 105, 32), 0.9f));
        _list.Add(new(PlateQuad.FromBox(3, 1, 103, 31), 0.5f));

        Assert.Equal(1, _list.Count);
        Assert.Equal(0.9f, _list[0].Score);
    }

    [Fact]
    public void Add_LineOfATwoLinePlate_IsPartOfThePlate()
    {
        _list.Add(new(PlateQuad.FromBox(0, 0, 100, 60), 0.8f));
        _list.Add(new(PlateQuad.FromBox(4, 2, 96, 28), 0.6f));

        Assert.Equal(1, _list.Count);
        Assert.Equal(60, _list[0].Corners.Bottom);
    }

    [Fact]
    public void Add_MoreThanItHolds_DropsTheWorst()
    {
        float[] scores = [0.5f, 0.7f, 0.6f, 0.9f, 0.4f];
        for (var i = 0; i < scores.Length; i++)
            _list.Add(new(PlateQuad.FromBox(i * 200, 0, i * 200 + 100, 30), scores[i]));

        Assert.Equal([0.9f, 0.7f, 0.6f], [_list[0].Score, _list[1].Score, _list[2].Score]);
    }

    [Fact]
    public void Index_BeyondCount_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => _list[0]);
}
