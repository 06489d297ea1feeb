namespace EdgeGate.Access.Lists;

/// <summary>
/// Gives the same string for the same short text where it came a while ago: columns of a list say the same in most rows, and a string for
/// each is garbage that a collection has to move out of the lane's way. Remembers the last text of each place only, so it never grows.
/// </summary>
internal sealed class RepeatedTexts
{
    private const int Places = 1024;
    private const int Longest = 64;

    private readonly string?[] _last = new string?[Places];

    public string Of(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > Longest)
            return text.ToString();
        ref var last = ref _last[(uint)string.GetHashCode(text) % Places];
        if (last is null || !text.SequenceEqual(last))
            last = text.ToString();
        return last;
    }
}
