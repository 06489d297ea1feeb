using System.Security.Cryptography;
using System.Text.Json;
using EdgeGate.Domain;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// The code that makes the first account, and a new one when every password is lost: whoever can read the box's own console, log or
/// display is at the box. Twelve characters of 60 bits, once, for a day. Only its hash is kept. A new code replaces the old one, also
/// when another process (<c>edgegate commission</c>) issues it.
/// </summary>
public sealed class OneTimeCode
{
    /// <summary>An older code is refused. Short, because it is written down on a screen.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // Crockford's: nothing that looks like something else.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 12;

    // Sixty random bits need no slow hash, and strangers that try codes must not keep the one who has it waiting.
    private const int Rounds = 20_000;

    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly string _boot;

    /// <param name="directory">The console's folder; made when it is not there.</param>
    /// <param name="time">For the age of a code: by the monotonic clock, because the wall clock of a new box is set after the code was
    /// read.</param>
    /// <param name="boot">Names this boot; null: as the kernel does. A code of another boot is too old, for nobody knows how old.</param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public OneTimeCode(string directory, TimeProvider time, string? boot = null)
    {
        PrivateFile.MakeFolder(directory);
        (_file, _time, _boot) = (Path.Combine(directory, "first-code.json"), time, boot ?? BootOfTheKernel());
    }

    /// <summary>Makes a new code; the one before is worth nothing any more.</summary>
    /// <returns>As it is shown: <c>7Q4M-V2KD-90XA</c>.</returns>
    /// <exception cref="IOException">It cannot be kept.</exception>
    public string Issue()
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Length);
        PrivateFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(new CodeFile(PasswordHash.Create(code, Rounds),
            _time.GetUtcNow())
        { Boot = _boot, IssuedAt = Now.TotalSeconds }, AccountJson.Default.CodeFile));
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>True when this is the code; it stays good until <see cref="Burn"/>. Costs as much as a password.</summary>
    public bool IsRight(string typed)
    {
        var code = Normalise(typed);
        var file = Load();
        var isRight = PasswordHash.Verify(code, file?.Hash ?? Nobody);
        return isRight && file is not null && AgeOf(file) <= Lifetime;
    }

    /// <summary>Used up.</summary>
    public void Burn() => File.Delete(_file);

    private TimeSpan Now => _time.LaneNow();

    /// <summary>Costs what a code costs.</summary>
    private static string Nobody { get; } = PasswordHash.Create("", Rounds);

    private TimeSpan AgeOf(CodeFile file) => file.Boot is null ? (_time.GetUtcNow() - file.Issued).Duration()
        : file.Boot == _boot ? (Now - TimeSpan.FromSeconds(file.IssuedAt)).Duration()
        : TimeSpan.MaxValue;

    private static string BootOfTheKernel()
    {
        const string File = "/proc/sys/kernel/random/boot_id";
        return System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File).Trim() : "this machine";
    }

    /// <summary>What people type: small letters, with and without dashes, O for 0, I and L for 1.</summary>
    private static string Normalise(string typed)
    {
        var letters = typed.Where(char.IsAsciiLetterOrDigit).Take(Length + 1).Select(c => char.ToUpperInvariant(c) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        });
        return string.Concat(letters);
    }

    private CodeFile? Load()
    {
        try
        {
            return File.Exists(_file) ? JsonSerializer.Deserialize(File.ReadAllBytes(_file), AccountJson.Default.CodeFile) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
