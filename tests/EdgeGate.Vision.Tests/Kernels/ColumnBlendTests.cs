using EdgeGate.Vision.Kernels;
using Xunit;

namespace EdgeGate.Vision.Tests.Kernels;

public sealed class ColumnBlendTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 2)]
    [InlineData(19, 7)]
    [InlineData(64, 63)]
    [InlineData(33, 100)]
    [InlineData(1280, 416)]
    public void Rgb_AnySize_EqualsScalarTwin(int source, int length)
    {
        var line = new byte[source * 3 + ColumnBlend.Slack];
        new Random(source).NextBytes(line);
        var table = new AxisTable();
        table.Fit(source, length);
        byte[][] wide = [new byte[length], new byte[length], new byte[length]];
        byte[][] scalar = [new byte[length], new byte[length], new byte[length]];

        ColumnBlend.Rgb(line, table, wide[0], wide[1], wide[2]);
        ColumnBlend.RgbScalar(line, table, scalar[0], scalar[1], scalar[2]);

        Assert.Equal(scalar, wide);
    }

    [Fact]
    public void Plane_LineTooShort_Throws()
    {
        var table = new AxisTable();
        table.Fit(10, 4);

        Assert.Throws<ArgumentException>(() => ColumnBlend.Plane(new byte[19], table, 2, 1, new byte[4]));
    }
}
