using System.Net;
using System.Net.NetworkInformation;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeGate.WebConsole.Accounts;

namespace EdgeGate.WebConsole.Serving;

/// <summary>
/// The certificate of the box: made by itself at first start (ECDSA on P-256), because there is no network to ask anybody for one. Its
/// fingerprint is told beside the one-time code, so that whoever opens the page can compare. A file of the operator's own stays in use.
/// </summary>
public sealed class BoxCertificate
{
    // Longer than the box lives, and from a day that lies behind every clock that is right: a certificate that came and went with a clock
    // that is wrong would teach people to click warnings away.
    private static readonly DateTimeOffset From = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Until = new(2051, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Subject = "CN=EdgeGate, O=EdgeGate box";

    private BoxCertificate(X509Certificate2 certificate, string fingerprint) => (Certificate, Fingerprint) = (certificate, fingerprint);

    /// <summary>With its private key.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>SHA-256, as browsers show it.</summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Loads <c>tls.pem</c> and <c>tls.key</c>, or makes them: when there are none, or when they are damaged. Never for a date.
    /// </summary>
    /// <param name="directory">The console's folder; made when it is not there.</param>
    /// <exception cref="IOException">The files cannot be read or kept.</exception>
    public static BoxCertificate Open(string directory)
    {
        PrivateFile.MakeFolder(directory);
        var (pem, key) = (Path.Combine(directory, "tls.pem"), Path.Combine(directory, "tls.key"));
        if (File.Exists(pem) && File.Exists(key))
        {
            try
            {
                return Of(X509Certificate2.CreateFromPem(File.ReadAllText(pem), File.ReadAllText(key)));
            }
            catch (Exception e) when (e is CryptographicException or ArgumentException)
            {
                File.Move(pem, pem + ".damaged", overwrite: true);
            }
        }

        using var made = Make(out var privateKey);
        PrivateFile.Write(key, Encoding.ASCII.GetBytes(privateKey));
        PrivateFile.Write(pem, Encoding.ASCII.GetBytes(made.ExportCertificatePem()));
        return Of(X509Certificate2.CreateFromPem(made.ExportCertificatePem(), privateKey));
    }

    private static BoxCertificate Of(X509Certificate2 certificate)
    {
        var hash = certificate.GetCertHashString(HashAlgorithmName.SHA256);
        return new(certificate, string.Join(':', hash.Chunk(2).Select(pair => new string(pair))));
    }

    private static X509Certificate2 Make(out string privateKey)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        if (Uri.CheckHostName(Environment.MachineName) == UriHostNameType.Dns)
            names.AddDnsName(Environment.MachineName);
        foreach (var address in Addresses().Append(IPAddress.Loopback).Append(IPAddress.IPv6Loopback).Distinct())
            names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        privateKey = key.ExportPkcs8PrivateKeyPem();
        return request.CreateSelfSigned(From, Until);
    }

    private static IEnumerable<IPAddress> Addresses()
    {
        try
        {
            return [.. NetworkInterface.GetAllNetworkInterfaces().SelectMany(port => port.GetIPProperties().UnicastAddresses)
                .Select(address => address.Address).Where(address => !address.IsIPv6LinkLocal)];
        }
        catch (NetworkInformationException)
        {
            return [];
        }
    }
}
