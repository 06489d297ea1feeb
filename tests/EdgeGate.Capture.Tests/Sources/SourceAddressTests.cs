using EdgeGate.Capture.Sources;
using EdgeGate.Domain.Frames;
using Xunit;

namespace EdgeGate.Capture.Tests.Sources;

public sealed class SourceAddressTests : IDisposable
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parse_PictureUnderAnyName_IsToldByContent() =>
        Assert.Equal(SourceKind.Picture, SourceAddress.Parse(_folder.Write("car.mp4", Jpeg)).Kind);

    [Fact]
    public void Parse_VideoUnderAPicturesName_IsToldByContent() =>
        Assert.Equal(SourceKind.Video, SourceAddress.Parse(_folder.Write("car.jpg", "YUV4MPEG2 W2 H2\n"u8)).Kind);

    [Fact]
    public void Parse_FolderWithOnePicture_IsAFolder()
    {
        _folder.Write("a", Jpeg);
        Assert.Equal(SourceKind.Folder, SourceAddress.Parse(_folder.Path).Kind);
    }

    [Theory]
    [InlineData("/dev/video0", SourceKind.Camera)]
    [InlineData("/dev/v4l/by-id/usb-cam", SourceKind.Camera)]
    [InlineData("rtsp://user:pw@10.0.0.5/live", SourceKind.Network)]
    [InlineData("RTSP://10.0.0.5", SourceKind.Network)]
    public void Parse_DeviceOrAddress_IsNotLookedUp(string text, SourceKind kind) =>
        Assert.Equal(new SourceAddress(kind, text), SourceAddress.Parse(text));

    [Theory]
    [InlineData("rtsp://u:p@h/x\noption timeout 0")]
    [InlineData("rtsp://h/\0")]
    public void Parse_AddressWithAControlCharacter_IsRefusedOnOneLineWithoutItsPassword(string text)
    {
        var fault = Fault(text);

        Assert.Equal(CameraFaultKind.Unsupported, fault.Kind);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.DoesNotContain("u:p", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Display_NetworkAddress_HidesThePassword() =>
        Assert.Equal("rtsp://***@h/x", SourceAddress.Parse("rtsp://u:p@h/x").Display);

    [Theory]
    [InlineData("")]
    [InlineData("/no/such/file.jpg")]
    public void Parse_NothingThere_SaysNotFound(string text) =>
        Assert.Equal(CameraFaultKind.NotFound, Fault(text).Kind);

    [Fact]
    public void Parse_EmptyFolder_SaysWhatBelongsThere()
    {
        _folder.Write("labels.csv", "file,text"u8);

        var fault = Fault(_folder.Path);

        Assert.Equal(CameraFaultKind.NotFound, fault.Kind);
        Assert.Contains("holds no pictures", fault.Message);
    }

    [Theory]
    [InlineData("http://10.0.0.5/stream", "rtsp://")]
    [InlineData("rtsp://", "no complete address")]
    public void Parse_AddressWeCannotRead_SaysWhatToWrite(string text, string expected)
    {
        var fault = Fault(text);

        Assert.Equal(CameraFaultKind.Unsupported, fault.Kind);
        Assert.Contains(expected, fault.Message);
    }

    [Theory]
    [InlineData("GIF89a", "convert it")]
    [InlineData("hello", "neither a picture")]
    [InlineData("", "empty")]
    public void Parse_FileWeCannotRead_SaysWhatItIs(string content, string expected)
    {
        var fault = Fault(_folder.Write("thing.jpg", System.Text.Encoding.ASCII.GetBytes(content)));

        Assert.Equal(CameraFaultKind.Unsupported, fault.Kind);
        Assert.Contains(expected, fault.Message);
        Assert.Contains("thing.jpg", fault.Message);
    }

    private static CameraFaultException Fault(string text) => Assert.Throws<CameraFaultException>(() => SourceAddress.Parse(text));
}
