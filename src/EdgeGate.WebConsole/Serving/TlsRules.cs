using System.Net.Security;
using System.Security.Authentication;

namespace EdgeGate.WebConsole.Serving;

/// <summary>What is spoken on the page's port: TLS 1.2 and 1.3, with forward secrecy and authenticated encryption only.</summary>
internal static class TlsRules
{
    /// <summary>
    /// Of 1.2 the platform would also take suites in CBC mode, which scanners find fault with. RSA is for a certificate of the operator's
    /// own.
    /// </summary>
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_AES_128_GCM_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    internal static void Apply(SslServerAuthenticationOptions options)
    {
        options.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        options.AllowRenegotiation = false;
        if (OperatingSystem.IsLinux())
            options.CipherSuitesPolicy = new CipherSuitesPolicy(Suites);
    }
}
