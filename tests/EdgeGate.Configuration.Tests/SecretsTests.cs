using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using Xunit;

namespace EdgeGate.Configuration.Tests;

[Trait("suite", "hard")]
public sealed class SecretsTests
{
    [Theory]
    [InlineData("rtsps://gate:pw4711@10.0.0.5/live", true)]
    [InlineData("RTSPS://10.0.0.5/live", true)]
    [InlineData("rtsp://gate:pw4711@10.0.0.5/live", false)]
    [InlineData("/dev/video0", false)]
    public void Remark_CameraWhoseCertificateNobodyChecks_SaysWhatFollows(string source, bool remarked)
    {
        var options = new EdgeGateOptions { Capture = new() { Source = source } };

        Assert.Equal(remarked, CameraTrust.Remark(options).Contains("the camera's certificate is not checked", StringComparison.Ordinal));
        Assert.DoesNotContain("4711", CameraTrust.Remark(options), StringComparison.Ordinal);
    }

    [Fact]
    public void Remark_CertificateNamed_NothingIsRemarked()
    {
        var options = new EdgeGateOptions { Capture = new() { Source = "rtsps://10.0.0.5/live", Certificate = new string('A', 64) } };

        Assert.Equal(("", ""), (CameraTrust.Remark(options), CameraTrust.Fault(options)));
        Assert.Contains("neither a fingerprint",
            CameraTrust.Fault(options with { Capture = options.Capture with { Certificate = "nonsense" } }));
    }

    [Theory]
    [InlineData("rtsp://gate:a\"b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a/b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a<b4711>@10.0.0.5/live")]
    [InlineData("rtsp://gate:a\\b4711@10.0.0.5/live")]
    public void Show_CameraPasswordWithAnyCharacter_NothingOfItIsLeft(string source)
    {
        var options = new EdgeGateOptions { Capture = new() { Source = source } };

        Assert.Equal("\"rtsp://***@10.0.0.5/live\"", ConfigSchema.ByPath["capture.source"].Show(options));
        Assert.Equal("rtsp://***@10.0.0.5/live", Secrets.Hide(source));
    }
}
