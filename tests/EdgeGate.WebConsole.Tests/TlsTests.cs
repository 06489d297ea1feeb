using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>What the page's port agrees to speak, asked by clients that offer one thing each.</summary>
[Trait("suite", "hard")]
public sealed class TlsTests(TestServer server) : IClassFixture<TestServer>
{
    [Theory]
    [InlineData(SslProtocols.Tls13, TlsCipherSuite.TLS_AES_256_GCM_SHA384)]
    [InlineData(SslProtocols.Tls13, TlsCipherSuite.TLS_AES_128_GCM_SHA256)]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256)]
    [InlineData(SslProtocols.Tls12, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384)]
    public async Task Offer_CurrentAndAuthenticated_IsTaken(SslProtocols protocol, TlsCipherSuite suite) =>
        Assert.Equal((protocol, suite), await Speak(protocol, suite));

    [Theory]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256)]
    [InlineData(TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA)]
    [InlineData(TlsCipherSuite.TLS_RSA_WITH_AES_128_GCM_SHA256)]
    public async Task Offer_WithoutForwardSecrecyOrAuthenticatedEncryption_IsRefused(TlsCipherSuite suite) =>
        await Assert.ThrowsAnyAsync<Exception>(() => Speak(SslProtocols.Tls12, suite));

    [Fact]
    public async Task Plain_Http_GetsNoAnswer()
    {
        using var client = new TcpClient("localhost", server.Server.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var answer = new byte[4096];
        var read = 0;
        try
        {
            read = await stream.ReadAsync(answer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // Cut off.
        }

        Assert.DoesNotContain("HTTP/1.1 200", System.Text.Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
    }

    private async Task<(SslProtocols, TlsCipherSuite)> Speak(SslProtocols protocol, TlsCipherSuite suite)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "suites are chosen on Linux only");
        using var client = new TcpClient("localhost", server.Server.Port);
        await using var tls = new SslStream(client.GetStream());
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "localhost", EnabledSslProtocols = protocol, RemoteCertificateValidationCallback = (_, _, _, _) => true,
        };
        if (OperatingSystem.IsLinux())
            options.CipherSuitesPolicy = new CipherSuitesPolicy([suite]);
        await tls.AuthenticateAsClientAsync(options, TestContext.Current.CancellationToken);
        return (tls.SslProtocol, tls.NegotiatedCipherSuite);
    }
}
