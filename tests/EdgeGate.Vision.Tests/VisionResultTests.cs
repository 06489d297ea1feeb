using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Vision.Tests;

public sealed class VisionResultTests
{
    private readonly VisionResult _result = new(3);

    [Fact]
    public void Keep_DifferentPlates_SortsByRank()
    {
        Add(0, 0.2f);
        Add(200, 0.9f);
        Add(400, 0.5f);

        Assert.Equal([200f, 400f, 0f], Lefts());
    }

    [Fact]
    public void Keep_SamePlateWorse_KeepsTheFirst()
    {
        Add(0, 0.9f);
        Add(5, 0.5f);

        Assert.Equal([0f], Lefts());
    }

    [Fact]
    public void Keep_SamePlateBetter_ReplacesIt()
    {
        Add(0, 0.4f);
        Add(200, 0.5f);
        Add(5, 0.9f);

        Assert.Equal([5f, 200f], Lefts());
    }

    [Fact]
    public void Keep_BetterThanTwoThatOverlapIt_ReplacesBoth()
    {
        Add(0, 0.4f);
        Add(70, 0.5f);
        Add(35, 0.9f, 120);

        Assert.Equal([35f], Lefts());
    }

    [Fact]
    public void Keep_AfterReplacing_UsesEachObjectOnce()
    {
        Add(0, 0.4f);
        Add(5, 0.9f);
        Add(200, 0.5f);
        Add(400, 0.6f);

        Assert.Equal(3, _result.Readings.ToArray().Distinct().Count());
    }

    [Fact]
    public void Keep_MoreThanThereIsRoomFor_KeepsTheBest()
    {
        Add(0, 0.4f);
        Add(200, 0.2f);
        Add(400, 0.6f);
        Add(600, 0.5f);
        Add(800, 0.1f);

        Assert.Equal([400f, 600f, 0f], Lefts());
        Assert.Equal(3, _result.Readings.ToArray().Distinct().Count());
    }

    private void Add(float left, float rank, float width = 100)
    {
        var reading = _result.Next();
        reading.Clear();
        reading.Corners = PlateQuad.FromBox(left, 0, left + width, 30);
        _result.Keep(rank);
    }

    private float[] Lefts() => [.. _result.Readings.ToArray().Select(r => r.Corners.Left)];
}
