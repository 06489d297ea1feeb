using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeGate.Capture.Tls;

/// <summary>
/// What a camera must show before it gets a password: the one certificate of a fingerprint or file, or one that the authority in that file
/// has signed for the camera's name. Immutable; safe from any thread.
/// </summary>
public sealed class CameraCertificate
{
    private readonly byte[] _fingerprint;
    private readonly X509Certificate2? _authority;

    private CameraCertificate(byte[] fingerprint, X509Certificate2? authority) => (_fingerprint, _authority) = (fingerprint, authority);

    /// <summary>True for a text that is meant as a fingerprint: 64 hexadecimal digits, with or without colons.</summary>
    public static bool IsFingerprint(string written) => Digits(written) is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit);

    /// <summary>Reads what the configuration says.</summary>
    /// <param name="written">A SHA-256 fingerprint, or the path of a PEM file with the certificate of the camera or of its
    /// authority.</param>
    /// <exception cref="InvalidDataException">It is neither. The message says what to write.</exception>
    public static CameraCertificate Parse(string written)
    {
        if (IsFingerprint(written))
            return new(Convert.FromHexString(Digits(written)), null);
        if (!File.Exists(written))
            throw new InvalidDataException($"\"{written}\" is neither a fingerprint of 64 hexadecimal digits nor a file; "
                + "openssl s_client -connect HOST:322 </dev/null | openssl x509 -fingerprint -sha256 shows the camera's");
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(File.ReadAllBytes(written));
            return new(SHA256.HashData(certificate.RawData), IsAuthority(certificate) ? certificate : null);
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"{written} holds no certificate in PEM or DER: {error.Message}", error);
        }
    }

    /// <summary>Judges what a camera shows.</summary>
    /// <param name="shown">Its certificate; null: none.</param>
    /// <param name="errors">What TLS itself found. Names and dates do not count where the very certificate is pinned.</param>
    /// <param name="others">Certificates that it sent along.</param>
    /// <returns>Empty when it is the camera's; otherwise why not, and what to do.</returns>
    public string WhyNot(X509Certificate2? shown, SslPolicyErrors errors, X509Certificate2Collection others)
    {
        if (shown is null)
            return "the camera shows no certificate";
        var fingerprint = SHA256.HashData(shown.RawData);
        if (CryptographicOperations.FixedTimeEquals(fingerprint, _fingerprint))
            return "";
        if (_authority is null)
            return $"another certificate answers than capture.certificate names: {Convert.ToHexString(fingerprint)}. If the camera has a new one, check that at the camera and write it there";
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return "the camera's certificate is for another name than the one in capture.source; use the name that it is for";
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.ExtraStore.AddRange(others);

        // A box without a network reaches no list of revoked certificates.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(shown) ? "" : $"the camera's certificate is not from the authority in capture.certificate: {chain.ChainStatus.FirstOrDefault().StatusInformation?.Trim()}";
    }

    private static string Digits(string written) => written.Replace(":", "", StringComparison.Ordinal).Trim();

    private static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(basic => basic.CertificateAuthority);
}
