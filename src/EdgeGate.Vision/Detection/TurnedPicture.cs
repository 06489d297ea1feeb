using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Detection;

/// <summary>
/// A picture turned about its middle, whole, on a canvas that holds it; beyond its edges they repeat. For plates that lie on their side or
/// lean more than the detector learnt. One thread; memory grows to the largest picture seen.
/// </summary>
internal sealed class TurnedPicture(IImaging imaging)
{
    /// <summary>Longest side of the canvas, pixels: the detector sees fewer.</summary>
    private const float Longest = 1280;

    private byte[] _colour = [];
    private byte[] _turned = [];
    private (float X, float Y) _middle, _canvas;
    private (float Cos, float Sin) _turn;
    private float _scale;

    /// <summary>Turns a picture.</summary>
    /// <param name="picture">Any format.</param>
    /// <param name="degrees">The direction in the picture, clockwise from level, that is level afterwards: 35 levels a plate whose right
    /// end hangs 35 degrees lower.</param>
    /// <param name="turned">Grey8 or Rgb24; written again by the next call.</param>
    /// <returns>False for a picture that has no turned one: larger than corners can be.</returns>
    internal bool TryTurn(PixelView picture, float degrees, out PixelView turned)
    {
        turned = default;
        var (sin, cos) = MathF.SinCos(degrees * (MathF.PI / 180));
        _turn = (cos, sin);
        _middle = (picture.Width / 2f, picture.Height / 2f);
        var (across, down) = (
            MathF.Abs(picture.Width * cos) + MathF.Abs(picture.Height * sin),
            MathF.Abs(picture.Width * sin) + MathF.Abs(picture.Height * cos));
        _scale = MathF.Min(1, Longest / MathF.Max(across, down));
        var (width, height) = (Math.Max(1, (int)MathF.Round(across * _scale)), Math.Max(1, (int)MathF.Round(down * _scale)));
        _canvas = (width / 2f, height / 2f);
        if (!TryToPicture(PlateQuad.FromBox(0, 0, width, height), out var corners))
            return false;
        var source = picture.Format is PixelFormat.Grey8 or PixelFormat.Rgb24 ? picture : Colour(picture);
        var bytes = source.Format == PixelFormat.Rgb24 ? 3 : 1;
        if (_turned.Length < width * height * bytes)
            _turned = new byte[width * height * bytes];
        var destination = new PixelBuffer(_turned.AsSpan(0, width * height * bytes), width, height, width * bytes, source.Format);
        imaging.Rectify(source, corners, destination);
        turned = destination.AsView();
        return true;
    }

    /// <summary>From the turned picture to the one that was turned.</summary>
    /// <returns>False when the corners come to lie too far out.</returns>
    internal bool TryToPicture(in PlateQuad turned, out PlateQuad quad) => PlateQuad.TryCreate(
        ToPicture(turned.TopLeft), ToPicture(turned.TopRight), ToPicture(turned.BottomRight), ToPicture(turned.BottomLeft), out quad);

    private Point2 ToPicture(Point2 turned)
    {
        var (x, y) = ((turned.X - _canvas.X) / _scale, (turned.Y - _canvas.Y) / _scale);
        return new(_middle.X + _turn.Cos * x - _turn.Sin * y, _middle.Y + _turn.Sin * x + _turn.Cos * y);
    }

    private PixelView Colour(PixelView picture)
    {
        var (width, height) = (picture.Width, picture.Height);
        if (_colour.Length < width * height * 3)
            _colour = new byte[width * height * 3];
        var colour = new PixelBuffer(_colour.AsSpan(0, width * height * 3), width, height, width * 3, PixelFormat.Rgb24);
        imaging.Convert(picture, colour);
        return colour.AsView();
    }
}
