using EdgeGate.Capture.Sources;
using Xunit;

namespace EdgeGate.Capture.Tests.Sources;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("rtsp://admin:secret@10.0.0.5:554/live", "rtsp://***@10.0.0.5:554/live")]
    [InlineData("rtsp://admin:p@ss@10.0.0.5/live", "rtsp://***@10.0.0.5/live")]
    [InlineData("rtsp://10.0.0.5/live@2", "rtsp://10.0.0.5/live@2")]
    [InlineData("open rtsp://a:b@h failed, rtsp://c:d@i/x too", "open rtsp://***@h failed, rtsp://***@i/x too")]
    [InlineData("no address at all", "no address at all")]
    [InlineData("rtsp://u:p@h", "rtsp://***@h")]
    public void HidePassword_AnyText_LeavesNoUserOrPassword(string text, string expected) =>
        Assert.Equal(expected, Redaction.HidePassword(text));
}
