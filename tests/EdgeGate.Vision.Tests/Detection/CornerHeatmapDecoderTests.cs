using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Detection;
using EdgeGate.Vision.Models;
using Xunit;

namespace EdgeGate.Vision.Tests.Detection;

public sealed class CornerHeatmapDecoderTests
{
    private const int Columns = 8;
    private const int Rows = 6;

    private readonly CornerHeatmapDecoder _decoder = new(new CornerHeatmapDecode("s", "c", 8, 8, 0.35f, 0.4f, 0.6f), 64, 48);
    private readonly float[] _score = new float[Columns * Rows];
    private readonly float[] _corners = new float[8 * Columns * Rows];
    private readonly DetectionList _found = new(4, 0.4f);
    private readonly Letterbox _box = Letterbox.Fit(new(0, 0, 64, 48), 64, 48);

    public CornerHeatmapDecoderTests() => Array.Fill(_score, -10);

    [Fact]
    public void Decode_OnePeak_GivesItsCornersAndProbability()
    {
        var plate = PlateQuad.FromBox(10, 12, 40, 22);
        Put(3, 2, 2, plate);

        Decode();

        var found = Assert.Single(Items());
        Near(plate, found.Corners);
        Assert.Equal(0.8808f, found.Score, 0.001f);
    }

    [Fact]
    public void Decode_NeighboursThatDisagree_AreAveragedByProbability()
    {
        Put(3, 2, 3, PlateQuad.FromBox(10, 12, 40, 22));
        Put(4, 2, 2.9f, PlateQuad.FromBox(12, 12, 42, 22));

        Decode();

        Assert.InRange(Assert.Single(Items()).Corners.TopLeft.X, 10.9f, 11.1f);
    }

    [Fact]
    public void Decode_BelowThreshold_FindsNothing()
    {
        Put(3, 2, -1, PlateQuad.FromBox(10, 12, 40, 22));

        Decode();

        Assert.Empty(Items());
    }

    [Fact]
    public void Decode_EqualNeighbours_FindsOne()
    {
        Put(3, 2, 2, PlateQuad.FromBox(10, 12, 40, 22));
        Put(4, 2, 2, PlateQuad.FromBox(10, 12, 40, 22));

        Decode();

        Assert.Single(Items());
    }

    [Fact]
    public void Decode_TwoPlates_BestFirst()
    {
        Put(1, 1, 1, PlateQuad.FromBox(2, 4, 22, 14));
        Put(6, 4, 3, PlateQuad.FromBox(40, 30, 62, 40));

        Decode();

        Assert.Equal([40f, 2f], Items().Select(d => MathF.Round(d.Corners.Left)));
    }

    [Fact]
    public void Decode_CornersInWrongOrder_AreNoPlate()
    {
        var plate = PlateQuad.FromBox(10, 12, 40, 22);
        Put(3, 2, 2, plate.TopRight, plate.TopLeft, plate.BottomLeft, plate.BottomRight);

        Decode();

        Assert.Empty(Items());
    }

    [Fact]
    public void Decode_NotANumber_FindsNothing()
    {
        Put(3, 2, 2, new(float.NaN, 0), new(40, 0), new(40, 10), new(0, 10));
        _score[0] = float.NaN;

        Decode();

        Assert.Empty(Items());
    }

    private void Decode() => _decoder.Decode(_score, _corners, _box, 0.35f, _found);

    private List<FoundPlate> Items()
    {
        var items = new List<FoundPlate>();
        for (var i = 0; i < _found.Count; i++)
            items.Add(_found[i]);
        return items;
    }

    private void Put(int column, int row, float logit, PlateQuad plate) =>
        Put(column, row, logit, plate.TopLeft, plate.TopRight, plate.BottomRight, plate.BottomLeft);

    private void Put(int column, int row, float logit, params Point2[] corners)
    {
        var cell = row * Columns + column;
        _score[cell] = logit;
        for (var k = 0; k < 4; k++)
        {
            _corners[2 * k * Columns * Rows + cell] = (corners[k].X - (column + 0.5f) * 8) / 8;
            _corners[(2 * k + 1) * Columns * Rows + cell] = (corners[k].Y - (row + 0.5f) * 8) / 8;
        }
    }

    private static void Near(PlateQuad expected, PlateQuad actual)
    {
        Assert.True(expected.TopLeft.DistanceTo(actual.TopLeft) < 0.01f, actual.ToString());
        Assert.True(expected.BottomRight.DistanceTo(actual.BottomRight) < 0.01f, actual.ToString());
    }
}
