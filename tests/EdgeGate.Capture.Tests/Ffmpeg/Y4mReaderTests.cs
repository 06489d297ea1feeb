using System.Text;
using EdgeGate.Capture.Ffmpeg;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

public sealed class Y4mReaderTests
{
    [Fact]
    public void ReadHeader_UsualLine_GivesSizeAndFrameTime()
    {
        var header = Reader("YUV4MPEG2 W640 H480 F30000:1001 Ip A1:1 C420jpeg XYSCSS=420JPEG\n").ReadHeader()!.Value;

        Assert.Equal((640, 480, 460_800), (header.Width, header.Height, header.FrameBytes));
        Assert.Equal(33.367, header.FrameTime.TotalMilliseconds, 3);
    }

    [Fact]
    public void ReadHeader_NoRate_AssumesTwentyFive() =>
        Assert.Equal(40, Reader("YUV4MPEG2 W2 H2 F0:0\n").ReadHeader()!.Value.FrameTime.TotalMilliseconds);

    [Fact]
    public void ReadHeader_NothingAtAll_IsNull() => Assert.Null(Reader("").ReadHeader());

    [Theory]
    [InlineData("YUV4MPEG2 W2 H2")]
    [InlineData("RIFF\n")]
    [InlineData("\n")]
    [InlineData("YUV4MPEG2 W0 H2\n")]
    [InlineData("YUV4MPEG2 W3 H2\n")]
    [InlineData("YUV4MPEG2 W99999999 H2\n")]
    [InlineData("YUV4MPEG2 W16384 H16384\n")]
    [InlineData("YUV4MPEG2 W2 H2 C444\n")]
    public void ReadHeader_Damaged_Throws(string text) => Assert.Throws<InvalidDataException>(() => Reader(text).ReadHeader());

    [Fact]
    public void ReadHeader_EndlessLine_Throws() =>
        Assert.Throws<InvalidDataException>(() => Reader(new string('x', 100_000)).ReadHeader());

    [Fact]
    public void ReadFrame_FramesThenEnd_TellsThemApart()
    {
        var reader = Reader("FRAME\nabcdefFRAME\nghijkl");
        var buffer = new byte[12];

        Assert.True(reader.ReadFrame(buffer));
        Assert.Equal("abcdef", Encoding.ASCII.GetString(buffer, 6, 6));
        Assert.True(reader.ReadFrame(buffer));
        Assert.False(reader.ReadFrame(buffer));
    }

    [Fact]
    public void ReadFrame_OutOfStep_Throws()
    {
        var reader = Reader("FRAME\nabcdefghFRAME\n");
        var buffer = new byte[12];
        reader.ReadFrame(buffer);

        Assert.Throws<InvalidDataException>(() => reader.ReadFrame(buffer));
    }

    [Fact]
    public void ReadFrame_CutOff_Throws() =>
        Assert.Throws<EndOfStreamException>(() => Reader("FRAME\nabc").ReadFrame(new byte[12]));

    private static Y4mReader Reader(string text) => new(new MemoryStream(Encoding.ASCII.GetBytes(text)));
}
