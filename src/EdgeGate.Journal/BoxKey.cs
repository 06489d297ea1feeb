using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Journal;

/// <summary>
/// The key by which a box signs what it exports (ECDSA on P-256 with SHA-256, FIPS 186-5). Made at first use; the private half never
/// leaves the box.
/// </summary>
public sealed class BoxKey : IDisposable
{
    private readonly ECDsa _key;

    private BoxKey(ECDsa key) => _key = key;

    /// <summary>The public half, PEM: give it to whoever has to check.</summary>
    public string PublicPem => _key.ExportSubjectPublicKeyInfoPem();

    /// <summary>Loads the key, or makes it, readable for the owner only.</summary>
    /// <param name="file">The private key, PEM.</param>
    /// <exception cref="InvalidDataException">The file holds no key; it is left as it is.</exception>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static BoxKey Open(string file)
    {
        // An empty file is what an older release left of a key on a full disk; there never was one in it.
        if (new FileInfo(file) is { Exists: false } or { Length: 0 })
            return Create(file);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));

            // What was read may have the form of a key and be none: it shows when it is used.
            var opened = new BoxKey(key);
            opened.Sign([]);
            opened.JournalKey();
            return opened;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException($"{file} holds no private key; put the right file back, or move it away to make a new key", e);
        }
    }

    /// <summary>Loads the key, or makes it; a file that holds none is set aside, because a lane does not stop for it.</summary>
    /// <param name="file">The private key, PEM.</param>
    /// <param name="setAside">Where the damaged file lies now; empty when there was none.</param>
    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static BoxKey OpenOrRenew(string file, out string setAside)
    {
        setAside = "";
        try
        {
            return Open(file);
        }
        catch (InvalidDataException)
        {
            for (var i = 1; Path.Exists(setAside = $"{file}.damaged-{i.ToString(CultureInfo.InvariantCulture)}"); i++)
            {
            }

            File.Move(file, setAside);
            return Open(file);
        }
    }

    /// <summary>
    /// A key of 32 bytes for the checksums of the journal: it follows from the box's own, and tells nothing of it (HKDF, RFC 5869).
    /// </summary>
    public byte[] JournalKey() => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key.ExportPkcs8PrivateKey(), 32,
        info: "edgegate journal 1"u8.ToArray());

    /// <summary>Signs bytes; the signature is DER, as openssl expects it.</summary>
    public byte[] Sign(ReadOnlySpan<byte> data) => _key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

    /// <summary>True when the signature belongs to the data and the public key.</summary>
    public static bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, string publicPem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(publicPem);
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    private static BoxKey Create(string file)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            // Whole or not at all: a key of which a full disk kept nothing would be no key for good.
            WholeFile.Replace(file, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()), WholeFile.OwnerOnly);
            return new(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }
}
