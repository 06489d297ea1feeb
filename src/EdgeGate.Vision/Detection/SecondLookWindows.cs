using EdgeGate.Vision.Rectification;
namespace EdgeGate.Vision.Detection;

/// <summary>
/// Where to look again when the whole frame showed no sure plate: once from farther away, for a plate that fills the picture, then in
/// overlapping parts at a higher scale, for a distant one. Parts overlap by more than a third, so that a plate is whole in one of them.
/// </summary>
internal sealed class SecondLookWindows(int workingWidth, int workingHeight)
{
    /// <summary>Share of the frame's width and height that the parts of a level span, and how many stand along each axis.</summary>
    private static readonly (float Span, int Count)[] Levels = [(0.62f, 2), (0.4f, 3)];

    private readonly Letterbox[] _boxes = new Letterbox[16];
    private int _count;

    /// <summary>The looks, in order.</summary>
    internal ReadOnlySpan<Letterbox> Boxes => _boxes.AsSpan(0, _count);

    /// <summary>Plans the looks at a zone.</summary>
    internal void Plan(in FrameWindow zone, int frameWidth, int frameHeight)
    {
        _count = 0;
        _boxes[_count++] = Letterbox.Fit(zone, workingWidth, workingHeight, 0.5f);
        foreach (var (span, count) in Levels)
        {
            // A part that would be enlarged more than fourfold shows nothing new.
            var (width, height) = (zone.Width * span, zone.Height * span);
            if (Math.Min(workingWidth / width, workingHeight / height) > 4)
                break;
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column < count; column++)
                {
                    var x = zone.X + (zone.Width - width) * column / (count - 1);
                    var y = zone.Y + (zone.Height - height) * row / (count - 1);
                    var window = FrameWindow.Clamp(x, y, width, height, frameWidth, frameHeight);
                    _boxes[_count++] = Letterbox.Fit(window, workingWidth, workingHeight);
                }
            }
        }
    }
}
