namespace EdgeGate.EndToEnd;

/// <summary>
/// Pictures no camera was meant to take: a scene turned, mirrored, warped, cropped through anything, inverted, drowned in noise; and
/// pictures of nothing, down to one pixel in a row. From a seed; each is a PNG of its own size.
/// </summary>
internal sealed class Distortion(int seed, IReadOnlyList<(byte[] Rgb, int Width, int Height)> scenes)
{
    private const int Kinds = 10;

    private readonly Random _random = new(seed);

    /// <summary>The next picture.</summary>
    internal byte[] Next(int number)
    {
        var kind = number % Kinds;
        if (kind == 9)
            return Nothing();
        var (rgb, width, height) = scenes[_random.Next(scenes.Count)];

        // Where the corners of the new picture lie in the scene: top left, top right, bottom right, bottom left.
        (double X, double Y)[] corners = [(0, 0), (width, 0), (width, height), (0, height)];
        var (wide, high) = (_random.Next(160, 400), _random.Next(120, 300));
        switch (kind)
        {
            case 0:
                break;
            case 1:
                // By quarters: a camera hung on its side or upside down.
                var by = _random.Next(1, 4);
                corners = [.. Enumerable.Range(0, 4).Select(i => corners[(i + by) % 4])];
                (wide, high) = by == 2 ? (wide, high) : (high, wide);
                break;
            case 2:
                corners = Turned(corners, width, height, _random.NextDouble() * Math.Tau, 0.5 + _random.NextDouble());
                break;
            case 3:
                corners = _random.Next(2) == 0 ? [corners[1], corners[0], corners[3], corners[2]]
                    : [corners[3], corners[2], corners[1], corners[0]];
                break;
            case 4:
                corners = Warped(corners, width, height, 0.35);
                break;
            default:
                // Cropped through anything, at any scale.
                var (w, h) = (width * (0.05 + 0.6 * _random.NextDouble()), height * (0.05 + 0.6 * _random.NextDouble()));
                var (x, y) = ((width - w) * _random.NextDouble(), (height - h) * _random.NextDouble());
                corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)];
                if (_random.Next(2) == 0)
                    corners = Turned(corners, width, height, (_random.NextDouble() - 0.5) * 4, 1);
                if (_random.Next(2) == 0)
                    corners = Warped(corners, w, h, 0.4);
                break;
        }

        var picture = Sample(rgb, width, height, corners, wide, high);
        if (kind is 6 or 8)
            Spoil(picture, kind == 8);
        if (kind == 7)
        {
            for (var i = 0; i < picture.Length; i++)
                picture[i] = (byte)(255 - picture[i]);
        }

        return Pictures.Rgb(picture, wide, high);
    }

    private byte[] Nothing()
    {
        var (width, height) = _random.Next(6) switch
        {
            0 => (_random.Next(1, 4), _random.Next(1, 4)),
            1 => (_random.Next(1000, 4000), 1),
            2 => (1, _random.Next(1000, 4000)),
            _ => (_random.Next(1, 320), _random.Next(1, 240)),
        };
        var picture = new byte[width * height * 3];
        var (flat, step) = ((byte)_random.Next(256), _random.Next(1, 12));
        switch (_random.Next(3))
        {
            case 0:
                _random.NextBytes(picture);
                break;
            case 1:
                Array.Fill(picture, flat);
                break;
            default:
                for (var i = 0; i < picture.Length; i++)
                    picture[i] = (byte)((i / 3 % width / step + i / 3 / width / step) % 2 * 255);
                break;
        }

        return Pictures.Rgb(picture, width, height);
    }

    private void Spoil(byte[] picture, bool wholly)
    {
        var share = wholly ? 0.5 : 0.02 + 0.2 * _random.NextDouble();
        for (var i = 0; i < picture.Length; i++)
        {
            if (_random.NextDouble() < share)
                picture[i] = (byte)_random.Next(256);
        }
    }

    private static (double, double)[] Turned((double X, double Y)[] corners, double width, double height, double angle, double scale)
    {
        var (sin, cos) = Math.SinCos(angle);
        return [.. corners.Select(corner => (
            width / 2 + ((corner.X - width / 2) * cos - (corner.Y - height / 2) * sin) * scale,
            height / 2 + ((corner.X - width / 2) * sin + (corner.Y - height / 2) * cos) * scale))];
    }

    private (double, double)[] Warped((double X, double Y)[] corners, double width, double height, double most) =>
        [.. corners.Select(corner => (
        corner.X + width * most * (_random.NextDouble() - 0.5), corner.Y + height * most * (_random.NextDouble() - 0.5)))];

    /// <summary>
    /// By the perspective that takes the unit square onto the corners (Heckbert 1989), nearest pixel; beyond the scene its edge repeats.
    /// </summary>
    private static byte[] Sample(byte[] rgb, int width, int height, (double X, double Y)[] c, int wide, int high)
    {
        var (dx1, dx2, sx) = (c[1].X - c[2].X, c[3].X - c[2].X, c[0].X - c[1].X + c[2].X - c[3].X);
        var (dy1, dy2, sy) = (c[1].Y - c[2].Y, c[3].Y - c[2].Y, c[0].Y - c[1].Y + c[2].Y - c[3].Y);
        var area = dx1 * dy2 - dx2 * dy1;
        var (g, h) = area == 0 ? (0, 0) : ((sx * dy2 - dx2 * sy) / area, (dx1 * sy - sx * dy1) / area);
        var picture = new byte[wide * high * 3];
        for (var y = 0; y < high; y++)
        {
            for (var x = 0; x < wide; x++)
            {
                var (u, v) = ((x + 0.5) / wide, (y + 0.5) / high);
                var w = g * u + h * v + 1;
                var px = ((c[1].X - c[0].X + g * c[1].X) * u + (c[3].X - c[0].X + h * c[3].X) * v + c[0].X) / w;
                var py = ((c[1].Y - c[0].Y + g * c[1].Y) * u + (c[3].Y - c[0].Y + h * c[3].Y) * v + c[0].Y) / w;
                var from = (Within(py, height) * width + Within(px, width)) * 3;
                rgb.AsSpan(from, 3).CopyTo(picture.AsSpan((y * wide + x) * 3));
            }
        }

        return picture;
    }

    private static int Within(double value, int limit) => double.IsNaN(value) ? 0 : (int)Math.Clamp(value, 0, limit - 1);
}
