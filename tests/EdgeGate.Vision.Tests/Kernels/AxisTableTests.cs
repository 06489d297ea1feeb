using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class AxisTableTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 7)]
    [InlineData(2, 9)]
    [InlineData(7, 7)]
    [InlineData(640, 512)]
    [InlineData(1280, 416)]
    [InlineData(30000, 33)]
    public void Fit_AnySizes_WeightsAddUpAndStayInside(int source, int length)
    {
        var table = new AxisTable();

        table.Fit(source, length);

        for (var i = 0; i < length; i++)
        {
            var sum = 0;
            foreach (var weight in table.WeightsOf(i))
                sum += weight;
            Assert.Equal(256, sum);
            Assert.InRange(table.Starts[i], 0, source - table.Taps);
        }
    }

    [Fact]
    public void Fit_SameSize_CopiesEachPixel()
    {
        var table = new AxisTable();
        table.Fit(5, 5);
        var row = new byte[5];

        ColumnBlend.Plane([10, 20, 30, 40, 50], table, 1, 0, row);

        Assert.Equal([10, 20, 30, 40, 50], row);
    }

    [Fact]
    public void Fit_HalfSize_MeansPairs()
    {
        var table = new AxisTable();
        table.Fit(6, 3);
        var row = new byte[3];

        ColumnBlend.Plane([0, 100, 10, 20, 255, 255], table, 1, 0, row);

        Assert.Equal([50, 15, 255], row);
    }

    [Fact]
    public void Fit_DoubleSize_Interpolates()
    {
        var table = new AxisTable();
        table.Fit(2, 4);
        var row = new byte[4];

        ColumnBlend.Plane([0, 200], table, 1, 0, row);

        Assert.Equal([0, 50, 150, 200], row);
    }
}
