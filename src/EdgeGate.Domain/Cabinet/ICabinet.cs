namespace EdgeGate.Domain.Cabinet;

/// <summary>
/// The things in the cabinet. Each may be missing, be plugged in later, or fail: that is a value, never an exception, and the next call
/// tries again. Used by one thread.
/// </summary>
public interface ICabinet : IDisposable
{
    /// <summary>Columns of the display.</summary>
    const int Width = 128;

    /// <summary>Rows of the display.</summary>
    const int Height = 64;

    /// <summary>Bytes of a picture: eight pages of 128 columns, bit 0 is the uppermost of a page's eight rows.</summary>
    const int PictureBytes = Width * Height / 8;

    /// <summary>Shows a picture; pages that already show it are not sent again.</summary>
    /// <param name="picture"><see cref="PictureBytes"/> bytes.</param>
    /// <returns>False: no display answers.</returns>
    bool TryShow(ReadOnlySpan<byte> picture);

    /// <summary>Temperature in degrees Celsius; null: no thermometer answers.</summary>
    double? ReadTemperature();

    /// <summary>Levels of the expander's pins, bit 0 is A0; null: no expander answers.</summary>
    ushort? ReadExpander();

    /// <summary>Sets the expander's outputs. Bits of inputs are ignored.</summary>
    /// <returns>False: no expander answers.</returns>
    bool TryWriteExpander(ushort levels);
}
