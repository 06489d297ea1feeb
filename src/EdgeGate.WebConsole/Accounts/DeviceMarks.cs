using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// Marks that a device carries once somebody has signed in on it, signed with a key of the box's own: such a device is not slowed down by
/// what strangers guess (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). A mark lets nobody in; without the password it is
/// worth nothing. It holds no name. Safe from any thread.
/// </summary>
internal sealed class DeviceMarks
{
    /// <summary>The cookie. Several people may use one device; the last few are kept.</summary>
    internal const string Cookie = "__Host-edgegate-device";

    /// <summary>A device that nobody signs in on for half a year is a stranger again.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    private const int People = 4;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;

    private readonly byte[] _key;

    /// <summary>Loads the key, or makes one.</summary>
    /// <param name="directory">The console's folder.</param>
    /// <exception cref="IOException">It cannot be read or kept.</exception>
    internal DeviceMarks(string directory)
    {
        var file = Path.Combine(directory, "device.key");
        if (File.Exists(file) && File.ReadAllBytes(file) is { Length: KeyBytes } kept)
        {
            _key = kept;
            return;
        }

        _key = RandomNumberGenerator.GetBytes(KeyBytes);
        PrivateFile.Write(file, _key);
    }

    /// <summary>The device, when it carries a mark for this name; null: it is a stranger's.</summary>
    internal string? Find(string? cookie, string name)
    {
        if (cookie is null || cookie.Length > 512)
            return null;
        foreach (var mark in cookie.Split('~'))
        {
            if (mark.Split('.') is [var nonce, var sign] && nonce.Length > 0
                && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(sign), Encoding.ASCII.GetBytes(Sign(nonce, name))))
                return nonce;
        }

        return null;
    }

    /// <summary>The cookie with a new mark for this name.</summary>
    internal string Add(string? cookie, string name)
    {
        var nonce = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NonceBytes));
        var others = (cookie is { Length: <= 512 } ? cookie.Split('~') : [])
            .Where(mark => Find(mark, name) is null && mark.Length is > 0 and < 100);
        return string.Join('~', others.Prepend($"{nonce}.{Sign(nonce, name)}").Take(People));
    }

    private string Sign(string nonce, string name) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{nonce} {name}")));
}
