using EdgeGate.Appliance.Configuration;
using Xunit;

namespace EdgeGate.Appliance.Tests.Configuration;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("rtsp://gate:a\"b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a/b4711@10.0.0.5/live")]
    [InlineData("rtsp://gate:a<b4711>@10.0.0.5/live")]
    [InlineData("rtsp://gate:a\\b4711@10.0.0.5/live")]
    public void Show_CameraPasswordWithAnyCharacter_NothingOfItIsLeft(string source)
    {
        var options = new EdgeGateOptions();
        options.Capture.Source = source;

        Assert.Equal("\"rtsp://***@10.0.0.5/live\"", ConfigSchema.ByPath["capture.source"].Show(options));
        Assert.Equal("rtsp://***@10.0.0.5/live", Secrets.Hide(source));
    }
}
