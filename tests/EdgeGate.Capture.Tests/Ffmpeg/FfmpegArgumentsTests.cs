using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Capture.Sources;
using Xunit;

namespace EdgeGate.Capture.Tests.Ffmpeg;

public sealed class FfmpegArgumentsTests
{
    [Fact]
    public void Build_FileWithColonOrDash_IsNeverTakenForAnOption() =>
        Assert.Contains("file:-a:b.mp4", FfmpegArguments.Build(new(SourceKind.Video, "-a:b.mp4"), 5));

    [Theory]
    [InlineData(4, "-stimeout", "-vsync")]
    [InlineData(5, "-timeout", "-vsync")]
    [InlineData(7, "-timeout", "-fps_mode")]
    public void Build_NetworkCamera_UsesTheVersionsOwnNames(int version, string timeout, string mode)
    {
        var arguments = FfmpegArguments.Build(new(SourceKind.Network, "rtsp://h/x"), version);

        Assert.Contains("tcp", arguments);
        Assert.Contains(timeout, arguments);
        Assert.Contains(mode, arguments);
    }

    [Theory]
    [InlineData("ffmpeg version 5.1.9-0+deb12u1 Copyright", 5)]
    [InlineData("ffmpeg version n6.0 Copyright", 6)]
    [InlineData("ffmpeg version 4.4.2-0ubuntu0.22.04.1", 4)]
    [InlineData("ffmpeg version N-109542-gabcdef", 6)]
    [InlineData("", 6)]
    public void Parse_VersionLine_GivesTheMajorNumber(string line, int expected) => Assert.Equal(expected, FfmpegVersion.Parse(line));
}
