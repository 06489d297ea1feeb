using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Appliance.Page;

/// <summary>One frame with its plates, copied. Memory is taken once and written again.</summary>
internal sealed class FrameCopy
{
    private byte[] _pixels = [];

    internal long Id { get; private set; }

    /// <summary>When the lane had looked at it, monotonic clock.</summary>
    internal TimeSpan At { get; private set; }

    internal int Width { get; private set; }

    internal int Height { get; private set; }

    internal List<(PlateQuad Corners, string Text, float Confidence, float Focus, bool IsCut)> Plates { get; } = [];

    internal PixelView View => new(_pixels, Width, Height, Stride, Format);

    private int Stride { get; set; }

    private PixelFormat Format { get; set; }

    internal void Take(FrameLease frame, ReadOnlySpan<PlateReading> readings, in ReadingLimit limit, TimeSpan now)
    {
        var view = frame.View;
        var bytes = Math.Min(view.Data.Length, PixelLayout.TotalBytes(view.Format, view.Stride, view.Height));
        if (_pixels.Length < bytes)
            _pixels = GC.AllocateUninitializedArray<byte>(bytes);
        view.Data[..bytes].CopyTo(_pixels);
        (Id, At, Width, Height, Stride, Format) = (frame.Id, now, view.Width, view.Height, view.Stride, view.Format);
        Plates.Clear();
        foreach (var reading in readings)
        {
            if (limit.Admits(reading))
                Plates.Add((reading.Corners, reading.GetText(), reading.Confidence, reading.FocusIndex, reading.IsCut));
        }
    }
}
