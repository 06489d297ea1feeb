namespace EdgeGate.Contracts.Imaging;

/// <summary>Bits of a JPEG scan, most significant first, with the zero byte that follows each 0xFF.</summary>
internal sealed class BitWriter
{
    private readonly List<byte> _bytes = [];
    private int _bits;
    private int _count;

    internal void Write(int value, int bits)
    {
        for (var bit = bits - 1; bit >= 0; bit--)
        {
            _bits = _bits << 1 | (value >> bit & 1);
            if (++_count == 8)
                Flush();
        }
    }

    /// <summary>Fills the last byte with ones, as the standard wants it.</summary>
    internal byte[] ToArray()
    {
        while (_count != 0)
            Write(1, 1);
        return [.. _bytes];
    }

    private void Flush()
    {
        _bytes.Add((byte)_bits);
        if (_bits == 0xff)
            _bytes.Add(0);
        (_bits, _count) = (0, 0);
    }
}
