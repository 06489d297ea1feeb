using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Capture.Tests.Ffmpeg;
using EdgeGate.Capture.Tls;
using EdgeGate.Domain.Frames;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Capture.Tests.Tls;

/// <summary>
/// The real decoder on a camera that speaks RTSP over TLS: nobody but the camera that is named gets the password or shows a picture.
/// </summary>
[Trait("suite", "hard")]
public sealed class RtspsTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private readonly FramePool _pool = new(2);
    private readonly X509Certificate2 _own = Certificate("CN=camera");

    public void Dispose()
    {
        _own.Dispose();
        _folder.Dispose();
        Assert.Equal(0, _pool.Outstanding);
    }

    [Fact]
    public void Read_CameraWithThePinnedCertificate_Shown()
    {
        using var plain = new RtspCameraDouble(Clip());
        using var camera = new TlsCameraDouble(plain.Address, _own);

        using var source = Start(camera, Convert.ToHexString(SHA256.HashData(_own.RawData)));

        Assert.Equal(FrameReadStatus.Frame, source.Read(_pool, Patience, out var frame));
        using (frame)
            Assert.Equal((320, 240), (frame!.Width, frame.Height));
        Assert.DoesNotContain("secret", source.Description);
        Assert.StartsWith("rtsps://***@localhost", source.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SomebodyElsesCertificate_RefusedBeforeAnythingIsSaid()
    {
        using var plain = new RtspCameraDouble(Clip());
        using var other = Certificate("CN=camera");
        using var camera = new TlsCameraDouble(plain.Address, other);

        using var source = Start(camera, Convert.ToHexString(SHA256.HashData(_own.RawData)));
        var fault = Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _));

        Assert.Contains("another certificate answers", fault.Message);
        Assert.Contains(Convert.ToHexString(SHA256.HashData(other.RawData)), fault.Message);
        Assert.DoesNotContain("secret", fault.Message);
        Assert.Equal(0, camera.ThroughTls);
    }

    [Theory]
    [InlineData("localhost", true, "")]
    [InlineData("elsewhere", true, "for another name")]
    [InlineData("localhost", false, "not from the authority")]
    public void Read_CertificateOfAnAuthority_ItsSignatureAndTheNameCount(string name, bool signed, string why)
    {
        using var authority = Authority();
        using var stranger = Authority();
        using var certificate = SignedBy(signed ? authority : stranger, name);
        var file = Path.Combine(_folder.Path, "authority.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        using var plain = new RtspCameraDouble(Clip());
        using var camera = new TlsCameraDouble(plain.Address, certificate);

        using var source = Start(camera, file);

        if (why.Length > 0)
        {
            Assert.Contains(why, Assert.Throws<CameraFaultException>(() => source.Read(_pool, Patience, out _)).Message);
            return;
        }

        Assert.Equal(FrameReadStatus.Frame, source.Read(_pool, Patience, out var frame));
        frame!.Dispose();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AB:CD")]
    [InlineData("/etc/hostname")]
    public void Parse_NeitherFingerprintNorCertificate_RefusedWithWhatToWrite(string written) =>
        Assert.Throws<InvalidDataException>(() => CameraCertificate.Parse(written));

    private static FfmpegSource Start(TlsCameraDouble camera, string certificate) => FfmpegSource.Start(
        SourceAddress.Parse(camera.Address), "ffmpeg", TimeProvider.System, NullLogger.Instance, CameraCertificate.Parse(certificate),
        Confinement.Find());

    private static X509Certificate2 Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-3), DateTimeOffset.UtcNow.AddYears(-2));
        return Usable(made);
    }

    private static X509Certificate2 Authority()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=site authority", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        return Usable(made);
    }

    private static X509Certificate2 SignedBy(X509Certificate2 authority, string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3, 4]);
        using var made = signed.CopyWithPrivateKey(key);
        return Usable(made);
    }

    private static X509Certificate2 Usable(X509Certificate2 made) =>
        X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);

    private byte[] Clip()
    {
        var file = Path.Combine(_folder.Path, "camera.ts");
        using var process = Process.Start("ffmpeg", [
            "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=s=320x240:r=25", "-t", "3", "-c:v", "mpeg2video", "-g", "5",
            "-y", "-f", "mpegts", file]);
        process.WaitForExit();
        return File.ReadAllBytes(file);
    }
}
