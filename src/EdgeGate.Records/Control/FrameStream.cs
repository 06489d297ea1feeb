using System.Buffers.Binary;

namespace EdgeGate.Records.Control;

/// <summary>
/// Messages on a stream of bytes: a kind, the length as four bytes, most significant first, then that many bytes. A length that is not
/// believable ends the conversation before any memory is taken for it. Used by one thread.
/// </summary>
/// <param name="stream">Both ways. Not owned.</param>
/// <param name="longest">Longest message that is taken, bytes.</param>
public sealed class FrameStream(Stream stream, int longest)
{
    private const int HeadBytes = 5;

    // A length is only believed as far as bytes have come: nobody makes this program take memory by a number alone.
    private const int FirstTaken = 64 << 10;

    private readonly byte[] _head = new byte[HeadBytes];

    /// <summary>Sends one message.</summary>
    public void Send(FrameKind kind, ReadOnlySpan<byte> content)
    {
        if (content.Length > longest)
            throw new InvalidDataException($"a message of {content.Length} bytes; at most {longest} can be sent: ask for less at once");
        Span<byte> head = stackalloc byte[HeadBytes];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], content.Length);
        stream.Write(head);
        stream.Write(content);
    }

    /// <summary>Takes the next message, or null at the end of the conversation.</summary>
    /// <exception cref="InvalidDataException">It is none, too long, or cut off.</exception>
    public Frame? Receive()
    {
        var got = stream.ReadAtLeast(_head, HeadBytes, throwOnEndOfStream: false);
        if (got == 0)
            return null;
        if (got < HeadBytes)
            throw new InvalidDataException($"cut off after {got} bytes");
        var (kind, length) = ((FrameKind)_head[0], BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(1)));
        if (!Enum.IsDefined(kind) || length < 0 || length > longest)
            throw new InvalidDataException($"kind {_head[0]}, {(uint)length} bytes: this is no message (at most {longest} bytes)");
        var content = new byte[Math.Min(length, FirstTaken)];
        for (var at = 0; at < length;)
        {
            if (at == content.Length)
                Array.Resize(ref content, (int)Math.Min(length, (long)content.Length * 4));
            var read = stream.Read(content, at, content.Length - at);
            if (read == 0)
                throw new InvalidDataException($"cut off after {at} of {length} bytes");
            at += read;
        }

        return new(kind, content);
    }
}
