using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Plates;

/// <summary>
/// One way to write a plate: upper case, no separators, each letter in the one form that the reader writes (Ö as O, full-width forms as
/// ASCII); letters that it has no form of are kept. Everything that is compared with a plate goes through here first.
/// </summary>
public static class PlateText
{
    /// <summary>The longest plate.</summary>
    public const int MaxLength = PlateReading.MaxCharacters;

    /// <summary>Normalises <paramref name="text"/> into <paramref name="destination"/>.</summary>
    /// <param name="text">As a person or a file wrote it.</param>
    /// <param name="destination">At least <see cref="MaxLength"/> long.</param>
    /// <param name="keepWildcards">True: <c>*</c> and <c>?</c> stay.</param>
    /// <returns>The length, or -1 when more than <see cref="MaxLength"/> characters are left.</returns>
    public static int Normalise(ReadOnlySpan<char> text, Span<char> destination, bool keepWildcards = false)
    {
        var length = 0;
        foreach (var raw in text)
        {
            var c = PlateFolding.Fold(raw);
            if (length > 0 && PlateFolding.Compose(destination[length - 1], c) is { } syllable)
            {
                destination[length - 1] = syllable;
                continue;
            }

            if (!char.IsLetterOrDigit(c) && !(keepWildcards && c is '*' or '?'))
                continue;
            if (length == MaxLength)
                return -1;
            destination[length++] = c;
        }

        return length;
    }

    /// <summary>Normalises a plate; allocates.</summary>
    /// <exception cref="ArgumentException">More than <see cref="MaxLength"/> characters are left.</exception>
    public static string Normalise(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[MaxLength];
        var length = Normalise(text, buffer);
        return length < 0
            ? throw new ArgumentException($"\"{text}\" has more than {MaxLength} characters; a plate has at most that many", nameof(text))
            : new string(buffer[..length]);
    }
}
