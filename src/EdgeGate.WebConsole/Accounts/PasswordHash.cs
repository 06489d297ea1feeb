using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>Passwords as they are kept: PBKDF2 with SHA-256 and a salt of their own. Costs a few tenths of a second of one core.</summary>
internal static class PasswordHash
{
    /// <summary>What OWASP's password storage page asks of PBKDF2-HMAC-SHA256.</summary>
    internal const int Iterations = 600_000;

    private const string Scheme = "pbkdf2-sha256";
    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    /// <summary>
    /// A hash that no password meets: looking it up costs as much as a real one, so that names cannot be guessed by time.
    /// </summary>
    internal static string Nobody { get; } =
        $"{Scheme}${Iterations}${Convert.ToBase64String(new byte[SaltBytes])}${Convert.ToBase64String(new byte[HashBytes])}";

    /// <param name="password">It.</param>
    /// <param name="rounds">Fewer only for a secret that is random.</param>
    internal static string Create(string password, int rounds = Iterations)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Scheme}${rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, rounds))}");
    }

    /// <summary>True when the password belongs to the hash; false also for a hash that cannot be read.</summary>
    internal static bool Verify(string password, string stored)
    {
        var parts = stored.Split('$');
        if (parts is not [Scheme, var count, var salt, var hash] || !int.TryParse(count, CultureInfo.InvariantCulture, out var iterations)
            || iterations is < 1 or > 10_000_000)
            return false;
        Span<byte> saltBytes = stackalloc byte[64];
        Span<byte> hashBytes = stackalloc byte[64];
        return Convert.TryFromBase64String(salt, saltBytes, out var saltLength)
            && Convert.TryFromBase64String(hash, hashBytes, out var hashLength) && hashLength == HashBytes
            && CryptographicOperations.FixedTimeEquals(Derive(password, saltBytes[..saltLength], iterations), hashBytes[..hashLength]);
    }

    private static byte[] Derive(string password, ReadOnlySpan<byte> salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(password), salt, iterations, HashAlgorithmName.SHA256, HashBytes);
}
