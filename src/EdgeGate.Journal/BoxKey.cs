using System.Security.Cryptography;

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
        if (!File.Exists(file))
            return Create(file);
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(file));
            return new(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new InvalidDataException($"{file} holds no private key; put the right file back, or move it away to make a new key", e);
        }
    }

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
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var stream = new FileStream(file, options);
        using var writer = new StreamWriter(stream);
        writer.Write(key.ExportPkcs8PrivateKeyPem());
        writer.Flush();
        stream.Flush(flushToDisk: true);
        return new(key);
    }
}
