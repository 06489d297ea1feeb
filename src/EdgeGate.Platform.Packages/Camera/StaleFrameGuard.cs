using System.Runtime.InteropServices;

namespace EdgeGate.Platform.Packages.Camera;

/// <summary>
/// Tells a frame from a buffer that was not refilled. The package drops the result of the ioctl that fetches a frame: when a camera is
/// unplugged, it hands out one of its four old buffers again and again, as fast as the processor can. No two frames of a sensor are
/// alike to the last bit, and no camera delivers hundreds within a millisecond; the two together are the sign. Used by one thread.
/// </summary>
internal sealed class StaleFrameGuard
{
    private const int Buffers = 4, RepeatsThatProve = 8;

    // A 120 Hz camera needs 8.3 ms for a frame; buffers filled while the consumer was busy come faster, but they are not repeats.
    private static readonly TimeSpan TooFast = TimeSpan.FromMilliseconds(2);

    private readonly ulong[] _recent = new ulong[Buffers];
    private TimeSpan _last = TimeSpan.MinValue;
    private int _seen, _burst;
    private bool _still;

    /// <summary>Judges one buffer.</summary>
    /// <param name="data">The whole of it.</param>
    /// <param name="at">When it came, on the lane's clock.</param>
    internal FrameVerdict Judge(ReadOnlySpan<byte> data, TimeSpan at)
    {
        var sum = Fingerprint(data);

        // A buffer that was never filled is all zero; no sensor is, not even in the dark: neutral chroma is 128, a JPEG has a header.
        var repeat = !data.ContainsAnyExcept((byte)0) || _recent.AsSpan(0, Math.Min(_seen, Buffers)).Contains(sum);
        var fast = _last != TimeSpan.MinValue && at - _last < TooFast;
        _last = at;
        if (!repeat)
        {
            _recent[_seen++ % Buffers] = sum;
            (_burst, _still) = (0, false);
            return FrameVerdict.Fresh;
        }

        if (fast)
            return ++_burst >= RepeatsThatProve ? FrameVerdict.Dead : FrameVerdict.Withhold;

        // A repeat at a camera's pace is a still scene from a synthetic camera. Only the first is withheld: it may be the first of a burst.
        _burst = 0;
        var verdict = _still ? FrameVerdict.Fresh : FrameVerdict.Withhold;
        _still = true;
        return verdict;
    }

    // Four lanes, so that one multiplication need not wait for the last. Multiplier: the 64-bit FNV prime.
    private static ulong Fingerprint(ReadOnlySpan<byte> data)
    {
        const ulong prime = 0x100000001B3;
        ulong a = 1, b = 2, c = 3, d = 4;
        var words = MemoryMarshal.Cast<byte, ulong>(data);
        var at = 0;
        for (; at + 4 <= words.Length; at += 4)
        {
            a = (a ^ words[at]) * prime;
            b = (b ^ words[at + 1]) * prime;
            c = (c ^ words[at + 2]) * prime;
            d = (d ^ words[at + 3]) * prime;
        }

        for (; at < words.Length; at++)
            a = (a ^ words[at]) * prime;
        foreach (var last in data[(words.Length * sizeof(ulong))..])
            b = (b ^ last) * prime;
        return ulong.RotateLeft(a, 1) ^ ulong.RotateLeft(b, 17) ^ ulong.RotateLeft(c, 33) ^ ulong.RotateLeft(d, 49);
    }
}
