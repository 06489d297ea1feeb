using System.Text;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>Reads a YUV4MPEG2 stream.</summary>
internal sealed class Y4mReader(Stream stream)
{
    /// <summary>Bytes before each frame: the word FRAME and a line end.</summary>
    internal const int MarkerBytes = 6;

    private const int LongestHeader = 512;

    /// <summary>Reads the first line.</summary>
    /// <returns>Null when the stream ends before its first byte.</returns>
    /// <exception cref="InvalidDataException">The line is damaged.</exception>
    internal Y4mHeader? ReadHeader()
    {
        var line = new byte[LongestHeader];
        for (var i = 0; i < line.Length; i++)
        {
            var value = stream.ReadByte();
            if (value < 0)
                return i == 0 ? null : throw new InvalidDataException("the decoder's output ends in its first line");
            if (value == '\n')
                return Y4mHeader.Parse(Encoding.ASCII.GetString(line, 0, i));
            line[i] = (byte)value;
        }

        throw new InvalidDataException("the decoder's output does not begin with a line of YUV4MPEG2");
    }

    /// <summary>Reads a marker and a frame.</summary>
    /// <param name="destination">Exactly marker and frame long.</param>
    /// <returns>False at the end of the stream.</returns>
    /// <exception cref="InvalidDataException">Something else than a frame of the agreed size follows.</exception>
    /// <exception cref="EndOfStreamException">The stream ends within a frame.</exception>
    internal bool ReadFrame(Span<byte> destination)
    {
        var read = stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        if (read == 0)
            return false;
        if (read >= MarkerBytes && !destination.StartsWith("FRAME\n"u8))
            throw new InvalidDataException("the size or format of the pictures changed under way");
        return read == destination.Length ? true : throw new EndOfStreamException("the stream ends within a frame");
    }
}
