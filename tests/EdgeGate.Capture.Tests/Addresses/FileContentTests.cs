using EdgeGate.Capture.Addresses;
using Xunit;

namespace EdgeGate.Capture.Tests.Addresses;

public sealed class FileContentTests
{
    [Theory]
    [InlineData("", nameof(FileContentKind.Empty))]
    [InlineData("FFD8FFE0", nameof(FileContentKind.Picture))]
    [InlineData("89504E470D0A1A0A0000", nameof(FileContentKind.Picture))]
    [InlineData("89504E47", nameof(FileContentKind.Unknown))]
    [InlineData("0000002066747970697336D0", nameof(FileContentKind.Video))]
    [InlineData("0000001866747970686569630000", nameof(FileContentKind.OtherPicture))]
    [InlineData("1A45DFA3", nameof(FileContentKind.Video))]
    [InlineData("52494646000000004156492000", nameof(FileContentKind.Video))]
    [InlineData("524946460000000057454250", nameof(FileContentKind.Picture))]
    [InlineData("474946383961", nameof(FileContentKind.OtherPicture))]
    [InlineData("424D3600", nameof(FileContentKind.OtherPicture))]
    [InlineData("49492A00", nameof(FileContentKind.OtherPicture))]
    [InlineData("0000000167", nameof(FileContentKind.Video))]
    [InlineData("000001BA", nameof(FileContentKind.Video))]
    [InlineData("7B226B6579", nameof(FileContentKind.Unknown))]
    [InlineData("47", nameof(FileContentKind.Unknown))]
    public void Classify_FirstBytes_TellTheKind(string head, string expected) =>
        Assert.Equal(Enum.Parse<FileContentKind>(expected), FileContent.Classify(Convert.FromHexString(head)));

    [Fact]
    public void Classify_TransportStream_NeedsTwoPackets()
    {
        var head = new byte[192];
        head[0] = 0x47;
        Assert.Equal(FileContentKind.Unknown, FileContent.Classify(head));
        head[188] = 0x47;
        Assert.Equal(FileContentKind.Video, FileContent.Classify(head));
    }
}
