using EdgeGate.Capture.Addresses;
using Xunit;

namespace EdgeGate.Capture.Tests.Addresses;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("rtsp://admin:secret@10.0.0.5:554/live", "rtsp://***@10.0.0.5:554/live")]
    [InlineData("rtsp://admin:p@ss@10.0.0.5/live", "rtsp://***@10.0.0.5/live")]
    [InlineData("rtsp://10.0.0.5/live@2", "rtsp://10.0.0.5/live@2")]
    [InlineData("rtsp://admin:p@ss/word@10.0.0.5/live", "rtsp://***@10.0.0.5/live")]
    [InlineData("rtsp://admin:pass#word@10.0.0.5/live", "rtsp://***@10.0.0.5/live")]
    [InlineData("open rtsp://a:b@h failed, rtsp://c:d@i/x too", "open rtsp://***@h failed, rtsp://***@i/x too")]
    [InlineData("no address at all", "no address at all")]
    [InlineData("rtsp://u:p@h", "rtsp://***@h")]
    [InlineData("rtsp://h:554/cam?channel=1&subtype=0&user=admin&password=secret",
        "rtsp://h:554/cam?channel=1&subtype=0&user=***&password=***")]
    [InlineData("rtsp://h/live?authbasic=c2VjcmV0", "rtsp://h/live?authbasic=***")]
    [InlineData("rtsp://h/live?password=se/cret", "rtsp://h/live?password=***/cret")] // no address: a slash has to be written %2F
    [InlineData("rtsp://h:554/user=admin_password=secret_channel=1_stream=0.sdp",
        "rtsp://h:554/user=***_password=***_channel=1_stream=0.sdp")]
    [InlineData("rtsp://h/x?pw=a_b", "rtsp://h/x?pw=***")]
    [InlineData("rtsp://admin:se/cret@h/live", "rtsp://***@h/live")]
    [InlineData("rtsp://h:554/live", "rtsp://h:554/live")]
    [InlineData("Impossible to open 'rtsp://u:p@h/x?pwd=secret'", "Impossible to open 'rtsp://***@h/x?pwd=***'")]
    [InlineData("\"rtsp://u:p@h/x?pwd=secret\" counts", "\"rtsp://***@h/x?pwd=***\" counts")]
    [InlineData("rtsp://[fe80::1]:554/x@2", "rtsp://[fe80::1]:554/x@2")]
    public void HidePassword_AnyText_LeavesNoUserOrPassword(string text, string expected) =>
        Assert.Equal(expected, Redaction.HidePassword(text));
}
