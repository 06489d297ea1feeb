using Xunit;

namespace EdgeGate.Capture.Tests;

public sealed class CaptureOptionsTests
{
    [Fact]
    public void Validate_Defaults_FindsNothing() => Assert.Empty(new CaptureOptions().Validate());

    [Fact]
    public void Validate_SeveralWrong_NamesEveryKeyAndRange()
    {
        var options = new CaptureOptions { Source = " ", Width = 5, HangLimitMs = 20_000, RetryFirstMs = 9000, Decoder = "" };

        var errors = options.Validate().ToList();

        Assert.Equal(
            ["capture.source", "capture.decoder", "capture.width", "capture.hangLimitMs", "capture.retryMaxMs"],
            errors.Select(error => error.Key));
        Assert.Equal("5 is outside 160 to 7680", errors[2].Message);
    }
}
