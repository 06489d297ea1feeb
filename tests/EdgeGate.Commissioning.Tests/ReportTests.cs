using System.Security.Cryptography;
using System.Text;
using EdgeGate.Commissioning.Reports;
using Xunit;

namespace EdgeGate.Commissioning.Tests;

public sealed class ReportTests
{
    [Fact]
    public void Report_GoodPasses_SaysAcceptedWithEveryPass()
    {
        var text = Report().ToText();
        Assert.Contains("ACCEPTED", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NOT ACCEPTED", text, StringComparison.Ordinal);
        Assert.Equal(10, text.Split('\n').Count(line => line.Contains("ABC1234      ok", StringComparison.Ordinal)));
        Assert.Contains("access.minConfidence = 0.9", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Page_HostileNames_AreEscaped()
    {
        var html = Report("<script>alert(1)</script>").ToHtml();
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Signature_OfAnUntouchedFile_Holds(bool html)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Sign(html ? Report().ToHtml() : Report().ToText(), key, html);
        Assert.Equal(SignedFile.Fingerprint(key.ExportSubjectPublicKeyInfoPem()), SignedFile.Verify(file));
    }

    [Fact]
    public void Signature_AnyByteChanged_DoesNotHoldForThisKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Sign("lane 1\naccepted\n", key, false);
        var good = SignedFile.Verify(file);
        for (var i = 0; i < file.Length - 1; i++)
        {
            var changed = (byte[])file.Clone();
            changed[i] ^= 0x04;
            Assert.True(SignedFile.Verify(changed) != good, $"byte {i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("edgegate-signature: ")]
    [InlineData("a\nedgegate-signature: AAAA BBBB\n")]
    [InlineData("a\nedgegate-signature: !!! ???\n")]
    public void Verify_NoOrBrokenSignature_IsNull(string file) => Assert.Null(SignedFile.Verify(Encoding.UTF8.GetBytes(file)));

    private static byte[] Sign(string content, ECDsa key, bool html) => SignedFile.Sign(
        content, key.ExportSubjectPublicKeyInfoPem(),
        bytes => key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence), html);

    private static AcceptanceReport Report(string lane = "north")
    {
        var session = new CommissioningSession(new(Drives.Plate, new()));
        session.GoTo(CommissioningStep.Drive);
        foreach (var vehicle in Drives.Ten(i => Drives.Vehicle(i)))
        {
            session.Decided(vehicle, vehicle.FirstSeen + TimeSpan.FromMilliseconds(700));
            session.Left(vehicle);
        }

        var facts = new BoxFacts(lane, "EdgeGate 0.1.0", "models", "/dev/video0", "0000",
            new(2026, 11, 25, 10, 0, 0, TimeSpan.FromHours(8)), "Synchronised", "");
        return new(facts, session.State(default), [new("access.minConfidence", "0.9")]);
    }
}
