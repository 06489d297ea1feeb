using System.Text;

namespace EdgeGate.Contracts.Inference;

/// <summary>The few lines of Protocol Buffers' wire format that an ONNX file needs (varints and length-delimited fields).</summary>
internal sealed class Protobuf
{
    private readonly MemoryStream _bytes = new();

    internal byte[] ToArray() => _bytes.ToArray();

    internal Protobuf Number(int field, long value)
    {
        Varint((ulong)(field << 3));
        Varint((ulong)value);
        return this;
    }

    internal Protobuf Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    internal Protobuf Message(int field, Protobuf value) => Bytes(field, value.ToArray());

    internal Protobuf Bytes(int field, ReadOnlySpan<byte> value)
    {
        Varint((ulong)(field << 3 | 2));
        Varint((ulong)value.Length);
        _bytes.Write(value);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.WriteByte((byte)(value | 0x80));
        _bytes.WriteByte((byte)value);
    }
}
