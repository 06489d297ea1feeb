using EdgeGate.Capture.Addresses;
using EdgeGate.Domain.Frames;
using Xunit;

namespace EdgeGate.Capture.Tests.Addresses;

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

    [Theory]
    [InlineData("rtsp://gate:a#b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a/b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a?b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a@b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a@b/4711@cam/live")]
    [InlineData("rtsp://gate:12/4711@10.0.0.5/live")] // looks like a host with a port
    public void Parse_PasswordThatEndsTheAddress_RefusedWithWhatToWrite(string text)
    {
        var fault = Fault(text);

        Assert.Contains("%23 for #", fault.Message);
        Assert.DoesNotContain("4711", fault.Message);
        Assert.DoesNotContain("gate", fault.Message);
    }

    [Theory]
    [InlineData("rtsp://gate:a%23%40%2Fb@10.0.0.5:554/live?x=1", "rtsp://***@10.0.0.5:554/live?x=***")]
    [InlineData("rtsp://gate:it's!@10.0.0.5/live", "rtsp://***@10.0.0.5/live")]
    [InlineData("rtsp://gate:a:b c@10.0.0.5/live", "rtsp://***@10.0.0.5/live")]
    [InlineData("rtsp://10.0.0.5/live@2", "rtsp://10.0.0.5/live@2")]
    [InlineData("rtsp://gate:pw@10.0.0.5/live@2", "rtsp://***@2")]
    [InlineData("rtsps://[fe80::1]:322/live", "rtsps://[fe80::1]:322/live")]
    public void Parse_AddressAsItShouldBe_TakenAndShownWithoutThePassword(string text, string shown) =>
        Assert.Equal((text, shown), (SourceAddress.Parse(text).Text, SourceAddress.Parse(text).Display));

    [Fact]
    public void Parse_RandomPasswords_NoPartOfThemIsEverShown()
    {
        const string Alphabet = "abcXYZ0189@#/?:%!$&'()*+,;=[]{}<>|\\^`~ \"._-";
        var (random, taken, refused) = (new Random(2), 0, 0);
        for (var round = 0; round < 50_000; round++)
        {
            var password = string.Concat(Enumerable.Range(0, random.Next(4, 16)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var text = $"rtsp://ADMIN7:{(round % 4 == 0 ? Uri.EscapeDataString(password) : password)}@10.20.30.40/live";
            string shown;
            try
            {
                shown = SourceAddress.Parse(text).Display;
                taken++;
            }
            catch (CameraFaultException fault)
            {
                shown = fault.Message;
                refused++;
            }

            var words = Redaction.SecretsOf(text).Aggregate($"open '{text}': {password} is wrong, {Uri.EscapeDataString(password)}",
                (line, secret) => line.Replace(secret, "***", StringComparison.Ordinal));
            AssertHidden(password, shown);
            AssertHidden(password, Redaction.HideInAddress(text));
            if (taken > 0 && round % 4 == 0)
                AssertHidden(password, Redaction.HidePassword(words));
        }

        Console.WriteLine($"NOTE addresses: {taken} with a random password taken, {refused} refused");
        Assert.True(taken > 10_000 && refused > 10_000);
    }

    private static void AssertHidden(string password, string shown)
    {
        const string Said = "open '': *** is wrong, rtsp://***@10.20.30.40/live the name or password holds a character that ends it in an address; write %40 for @, %23 for #, %2F for /, %3F for ?  is no complete address; write rtsp://user:password@host:554/path";
        for (var i = 0; i + 4 <= password.Length; i++)
        {
            var part = password.Substring(i, 4);
            Assert.False(shown.Contains(part, StringComparison.Ordinal) && !Said.Contains(part, StringComparison.Ordinal),
                $"{part} of {password} is in {shown}");
        }
    }

    private static CameraFaultException Fault(string text) => Assert.Throws<CameraFaultException>(() => SourceAddress.Parse(text));
}
