namespace EdgeGate.Access.Plates;

/// <summary>The characters that a recogniser can write: an entry with any other one is met by no vehicle. Immutable.</summary>
/// <param name="alphabet">All of them.</param>
public sealed class ReadableCharacters(IEnumerable<char> alphabet)
{
    private readonly HashSet<char> _alphabet = [.. alphabet];

    /// <summary>The first character of a plate that no reading can hold, or null.</summary>
    /// <param name="plate">Normalised, see <see cref="PlateText"/>; wildcards count as readable.</param>
    public char? FirstUnreadable(string plate)
    {
        foreach (var c in plate)
        {
            if (!_alphabet.Contains(c) && c is not ('*' or '?'))
                return c;
        }

        return null;
    }
}
