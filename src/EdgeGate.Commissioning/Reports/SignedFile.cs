using System.Security.Cryptography;
using System.Text;

namespace EdgeGate.Commissioning.Reports;

/// <summary>
/// A file with a signature as its last line: ECDSA P-256 with SHA-256 over every byte before that line. The line carries the public key;
/// whoever checks it compares the key's fingerprint with the one that the box shows. In HTML the line is a comment.
/// </summary>
public static class SignedFile
{
    private const string Mark = "edgegate-signature: ";

    /// <summary>Adds the line.</summary>
    /// <param name="content">Text that ends with a line feed.</param>
    /// <param name="publicPem">The public key, PEM.</param>
    /// <param name="sign">Signs bytes with the private one; the signature is DER.</param>
    /// <param name="asComment">As an HTML comment.</param>
    public static byte[] Sign(string content, string publicPem, Func<byte[], byte[]> sign, bool asComment)
    {
        var bytes = Encoding.UTF8.GetBytes(content.EndsWith('\n') ? content : content + "\n");
        var line = $"{Mark}{Convert.ToBase64String(PublicKey(publicPem))} {Convert.ToBase64String(sign(bytes))}";
        return [.. bytes, .. Encoding.UTF8.GetBytes(asComment ? $"<!-- {line} -->\n" : $"{line}\n")];
    }

    /// <summary>Checks a file.</summary>
    /// <param name="file">All of it.</param>
    /// <returns>The fingerprint of the key that signed it; null when there is no signature or it does not fit.</returns>
    public static string? Verify(ReadOnlySpan<byte> file)
    {
        var end = file.TrimEnd("\r\n"u8).Length;
        var start = file[..end].LastIndexOf((byte)'\n') + 1;
        var line = Encoding.UTF8.GetString(file[start..end]).Replace("<!-- ", "", StringComparison.Ordinal)
            .Replace(" -->", "", StringComparison.Ordinal);
        if (!line.StartsWith(Mark, StringComparison.Ordinal) || line[Mark.Length..].Split(' ') is not [var keyText, var signatureText])
            return null;
        try
        {
            var (publicKey, signature) = (Convert.FromBase64String(keyText), Convert.FromBase64String(signatureText));

            // One signature has one spelling: base64 leaves bits over that a decoder does not look at.
            if (Convert.ToBase64String(publicKey) != keyText || Convert.ToBase64String(signature) != signatureText)
                return null;
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(file[..start], signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
                ? Fingerprint(publicKey) : null;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The first 16 bytes of the public key's SHA-256, in groups that can be read out on the telephone.</summary>
    /// <param name="publicPem">The public key, PEM.</param>
    public static string Fingerprint(string publicPem) => Fingerprint(PublicKey(publicPem));

    private static string Fingerprint(ReadOnlySpan<byte> publicKey) =>
        string.Join(' ', Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, 16)).Chunk(4).Select(group => new string(group)));

    private static byte[] PublicKey(string pem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(pem);
        return key.ExportSubjectPublicKeyInfo();
    }
}
