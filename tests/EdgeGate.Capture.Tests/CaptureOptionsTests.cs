using Xunit;

namespace EdgeGate.Capture.Tests;

public sealed class CaptureOptionsTests
{
    [Fact]
    public void Validate_Defaults_FindsNothing() => Assert.Empty(new CaptureOptions().Validate());

    [Fact]
    public void Validate_BlanksAndContradictions_NamesEveryKey() => Assert.Equal(
        ["capture.source", "capture.decoder", "capture.retryMaxMs"],
        new CaptureOptions { Source = " ", RetryFirstMs = 9000, Decoder = "" }.Validate().Select(error => error.Key));
}
