using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Ffmpeg;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

public sealed class FfmpegArgumentsTests
{
    [Fact]
    public void Build_FileWithColonOrDash_IsNeverTakenForAnOption() =>
        Assert.Contains("file:-a:b.mp4", FfmpegArguments.Build(new(SourceKind.Video, "-a:b.mp4"), 5));

    [Theory]
    [InlineData(4, "-stimeout", "-vsync")]
    [InlineData(5, "option timeout 5000000", "-vsync")]
    [InlineData(7, "option timeout 5000000", "-fps_mode")]
    public void Build_NetworkCamera_UsesTheVersionsOwnNames(int version, string timeout, string mode)
    {
        var address = new SourceAddress(SourceKind.Network, "rtsp://h/x");
        string[] all = [.. FfmpegArguments.Build(address, version), .. (FfmpegArguments.Script(address, version) ?? "").Split('\n')];

        Assert.Contains(all, part => part.EndsWith("tcp", StringComparison.Ordinal));
        Assert.Contains(timeout, all);
        Assert.Contains(mode, all);
    }

    [Fact]
    public void Build_NetworkCamera_NamesItsAddressInTheScriptOnly()
    {
        var address = new SourceAddress(SourceKind.Network, "rtsp://admin:it's@h/x?password=secret");

        Assert.DoesNotContain(FfmpegArguments.Build(address, 5), argument => argument.Contains("rtsp://", StringComparison.Ordinal));
        Assert.Contains(@"file 'rtsp://admin:it'\''s@h/x?password=secret'", FfmpegArguments.Script(address, 5)!.Split('\n'));
    }

    [Theory]
    [InlineData("ffmpeg version 5.1.9-0+deb12u1 Copyright", 5)]
    [InlineData("ffmpeg version n6.0 Copyright", 6)]
    [InlineData("ffmpeg version 4.4.2-0ubuntu0.22.04.1", 4)]
    [InlineData("ffmpeg version N-109542-gabcdef", 6)]
    [InlineData("", 6)]
    public void Parse_VersionLine_GivesTheMajorNumber(string line, int expected) => Assert.Equal(expected, FfmpegVersion.Parse(line));
}
