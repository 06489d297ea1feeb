using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using Xunit;

namespace EdgeGate.Contracts.Imaging;

/// <summary>What every <see cref="IImaging"/> does with size, perspective and colour.</summary>
public abstract class GeometryContract
{
    /// <summary>The adapter under test.</summary>
    protected abstract IImaging Imaging { get; }

    [Fact]
    public void Resize_ToHalf_AveragesFourPixels()
    {
        var source = new Picture(4, 2, PixelFormat.Grey8).Fill((x, y) => new[,] { { 10, 20, 0, 100 }, { 30, 40, 200, 100 } }[y, x]);
        var target = new Picture(2, 1, PixelFormat.Grey8);

        Imaging.Resize(source.View, target.Buffer);

        Assert.Equal([25, 100], target.Row(0).ToArray());
        Assert.True(target.PaddingIntact());
    }

    [Fact]
    public void Resize_ToTwoThirds_WeighsByArea()
    {
        var source = new Picture(3, 3, PixelFormat.Grey8).Fill((x, _) => x * 90);
        var target = new Picture(2, 2, PixelFormat.Grey8);

        Imaging.Resize(source.View, target.Buffer);

        // Each target pixel covers one and a half source pixels: (0 + 90 / 2) / 1.5 and (180 + 90 / 2) / 1.5.
        Assert.Equal([30, 150], target.Row(0).ToArray());
        Assert.Equal([30, 150], target.Row(1).ToArray());
    }

    [Fact]
    public void Resize_Rgb_KeepsTheChannelsApart()
    {
        var source = new Picture(8, 8, PixelFormat.Rgb24).Fill((_, _) => [200, 100, 7]);
        var target = new Picture(3, 5, PixelFormat.Rgb24);

        Imaging.Resize(source.View, target.Buffer);

        Assert.Equal([200, 100, 7], target[2, 4].ToArray());
    }

    [Fact]
    public void Resize_ToDouble_InterpolatesBetweenCentres()
    {
        var source = new Picture(2, 1, PixelFormat.Grey8).Fill((x, _) => x * 200);
        var target = new Picture(4, 1, PixelFormat.Grey8);

        Imaging.Resize(source.View, target.Buffer);

        Assert.Equal([0, 50, 150, 200], target.Row(0).ToArray());
    }

    [Fact]
    public void Resize_NarrowerAndHigher_AveragesAcrossAndInterpolatesDown()
    {
        var source = new Picture(4, 2, PixelFormat.Grey8).Fill((x, y) => (x % 2) * 100 + y * 100);
        var target = new Picture(2, 4, PixelFormat.Grey8);

        Imaging.Resize(source.View, target.Buffer);

        Assert.Equal([50, 75, 125, 150], Enumerable.Range(0, 4).Select(y => (int)target[1, y][0]));
    }

    [Fact]
    public void Resize_SameSize_Copies()
    {
        var source = new Picture(5, 3, PixelFormat.Rgb24).Fill((x, y) => [(byte)x, (byte)y, 3]);
        var target = new Picture(5, 3, PixelFormat.Rgb24, padding: 0);

        Imaging.Resize(source.View, target.Buffer);

        Assert.Equal([4, 2, 3], target[4, 2].ToArray());
    }

    [Fact]
    public void Resize_FormatsDiffer_Throws()
    {
        var source = new Picture(4, 4, PixelFormat.Rgb24);
        var target = new Picture(2, 2, PixelFormat.Grey8);

        Assert.ThrowsAny<ArgumentException>(() => Imaging.Resize(source.View, target.Buffer));
    }

    [Theory]
    [InlineData(PixelFormat.Grey8)]
    [InlineData(PixelFormat.Rgb24)]
    public void Rectify_WholePicture_IsTheIdentity(PixelFormat format)
    {
        var source = new Picture(9, 7, format).Fill((x, y) => format == PixelFormat.Rgb24
            ? [(byte)(x * 20), (byte)(y * 30), 5]
            : [(byte)(x * 20 + y)]);
        var target = new Picture(9, 7, format);

        Imaging.Rectify(source.View, PlateQuad.FromBox(0, 0, 9, 7), target.Buffer);

        for (var y = 0; y < 7; y++)
            Assert.Equal(source.Row(y).ToArray(), target.Row(y).ToArray());
        Assert.True(target.PaddingIntact());
    }

    [Fact]
    public void Rectify_Box_CutsItOut()
    {
        var source = new Picture(20, 20, PixelFormat.Grey8).Fill((x, y) => x * 10 + y);
        var target = new Picture(4, 3, PixelFormat.Grey8);

        Imaging.Rectify(source.View, PlateQuad.FromBox(5, 8, 9, 11), target.Buffer);

        Assert.Equal([58, 68, 78, 88], target.Row(0).ToArray());
        Assert.Equal([60, 70, 80, 90], target.Row(2).ToArray());
    }

    [Fact]
    public void Rectify_PlateOnItsSide_StandsItUp()
    {
        // The plate's top left is the picture's bottom left: a quarter turn clockwise puts it right.
        var source = new Picture(4, 6, PixelFormat.Grey8).Fill((x, y) => x * 40 + y);
        var target = new Picture(6, 4, PixelFormat.Grey8);

        Assert.True(PlateQuad.TryCreate(new(0, 6), new(0, 0), new(4, 0), new(4, 6), out var standing));

        Imaging.Rectify(source.View, standing, target.Buffer);

        for (var y = 0; y < 4; y++)
        {
            for (var x = 0; x < 6; x++)
                Assert.Equal(source[y, 5 - x][0], target[x, y][0]);
        }
    }

    [Fact]
    public void Rectify_Trapezium_FollowsThePerspective()
    {
        // The centre of a plate seen in perspective is where the diagonals cross, not the mean of the corners.
        Assert.True(PlateQuad.TryCreate(new(20, 20), new(100, 30), new(100, 70), new(20, 100), out var quad));
        var source = new Picture(128, 128, PixelFormat.Grey8).Fill((x, _) => x);
        var target = new Picture(101, 51, PixelFormat.Grey8);

        Imaging.Rectify(source.View, quad, target.Buffer);

        // Diagonals 20,20-100,70 and 100,30-20,100: crossing at x = 73.333; pixel centres carry x - 0.5.
        Assert.InRange(target[50, 25][0], 72, 74);
        Assert.InRange(target[0, 25][0], 19, 21);
        Assert.InRange(target[100, 25][0], 98, 100);
    }

    [Fact]
    public void Rectify_OutsideThePicture_RepeatsTheEdge()
    {
        var source = new Picture(4, 4, PixelFormat.Grey8).Fill((x, y) => 50 + x * 10 + y);
        var target = new Picture(12, 4, PixelFormat.Grey8);

        Imaging.Rectify(source.View, PlateQuad.FromBox(-4, 0, 8, 4), target.Buffer);

        Assert.Equal([51, 51, 51, 51, 51, 61, 71, 81, 81, 81, 81, 81], target.Row(1).ToArray());
    }

    [Fact]
    public void Rectify_FarOutside_GivesTheNearestCorner()
    {
        var source = new Picture(4, 4, PixelFormat.Grey8).Fill((x, y) => x + y * 4);
        var target = new Picture(3, 2, PixelFormat.Grey8);

        Imaging.Rectify(source.View, PlateQuad.FromBox(5000, 5000, 5003, 5002), target.Buffer);

        Assert.Equal([15, 15, 15], target.Row(1).ToArray());
    }

    [Theory]
    [InlineData(0, 0, PlateQuad.Farthest, PlateQuad.Farthest)]
    [InlineData(-PlateQuad.Farthest, -PlateQuad.Farthest, PlateQuad.Farthest, PlateQuad.Farthest)]
    [InlineData(2, 2, 2 + PlateQuad.LeastSide, 2 + PlateQuad.LeastSide)]
    public void Rectify_LargestAndSmallestCornersThereAre_GiveAPicture(float left, float top, float right, float bottom)
    {
        var source = new Picture(4, 4, PixelFormat.Grey8).Fill((_, _) => 77);
        var target = new Picture(4, 4, PixelFormat.Grey8);

        Imaging.Rectify(source.View, PlateQuad.FromBox(left, top, right, bottom), target.Buffer);

        Assert.All(Enumerable.Range(0, 16), i => Assert.Equal(77, target[i % 4, i / 4][0]));
    }

    [Fact]
    public void HotOperations_Repeated_AllocateNoManagedMemory()
    {
        var frame = new Picture(64, 32, PixelFormat.Yuyv);
        var colour = new Picture(64, 32, PixelFormat.Rgb24);
        var small = new Picture(32, 16, PixelFormat.Rgb24);
        Work();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 20; round++)
            Work();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Work()
        {
            Imaging.Convert(frame.View, colour.Buffer);
            Imaging.Resize(colour.View, small.Buffer);
            Imaging.Rectify(colour.View, PlateQuad.FromBox(3, 4, 50, 20), small.Buffer);
        }
    }
}
