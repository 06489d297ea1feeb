using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>The plates of vehicles that were decided on and then lost from view a moment ago. A ring; the oldest goes first.</summary>
internal sealed class RecentPlates
{
    private const int Capacity = 16;

    private readonly char[] _texts = new char[Capacity * PlateReading.MaxCharacters];
    private readonly int[] _lengths = new int[Capacity];
    private readonly long[] _tracks = new long[Capacity];
    private readonly TimeSpan[] _until = new TimeSpan[Capacity];
    private int _next;

    public void Remember(ReadOnlySpan<char> text, long track, TimeSpan until)
    {
        if (text.IsEmpty)
            return;
        text.CopyTo(_texts.AsSpan(_next * PlateReading.MaxCharacters));
        (_lengths[_next], _tracks[_next], _until[_next]) = (text.Length, track, until);
        _next = (_next + 1) % Capacity;
    }

    /// <summary>The latest track with this plate that is still remembered, or 0.</summary>
    public long Find(ReadOnlySpan<char> text, TimeSpan now, out TimeSpan until)
    {
        for (var step = 1; step <= Capacity; step++)
        {
            var i = (_next - step + Capacity) % Capacity;
            if (_lengths[i] == text.Length && _until[i] > now && _texts.AsSpan(i * PlateReading.MaxCharacters, _lengths[i])
                .SequenceEqual(text))
            {
                until = _until[i];
                return _tracks[i];
            }
        }

        until = default;
        return 0;
    }
}
