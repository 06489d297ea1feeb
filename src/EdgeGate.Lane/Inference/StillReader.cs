using EdgeGate.Capture;
using EdgeGate.Capture.Pictures;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision;

namespace EdgeGate.Lane.Inference;

/// <summary>Reads still pictures, one after the other.</summary>
public sealed class StillReader(PlateVision vision, IImaging imaging, TimeProvider time)
{
    private readonly PictureLoader _loader = new(imaging);
    private readonly FramePool _pool = new(3);

    /// <summary>What one picture gave.</summary>
    /// <param name="Width">Pixels, upright.</param>
    /// <param name="Height">Pixels, upright.</param>
    /// <param name="Plates">Best first; valid until the next picture.</param>
    /// <param name="Ms">Where the time went.</param>
    public sealed record StillResult(int Width, int Height, IReadOnlyList<PlateReading> Plates, StageTimes Ms);

    /// <summary>Reads a picture.</summary>
    /// <param name="path">JPEG, PNG or WebP.</param>
    /// <param name="isCrop">True: the picture is one plate as a whole.</param>
    /// <exception cref="ImageFormatException">The file cannot be used.</exception>
    public StillResult Read(string path, bool isCrop)
    {
        var start = time.GetTimestamp();
        using var frame = _loader.TryLoad(path, _pool)
            ?? throw new InvalidOperationException("a picture was not given back to its pool");
        var decoded = time.GetTimestamp();
        var result = isCrop ? vision.ReadCrop(frame.View) : vision.Process(frame);
        var timings = result.Timings;
        var ms = new StageTimes(
            time.GetElapsedTime(start, decoded).TotalMilliseconds, timings.Detect, timings.Rectify, timings.SuperResolve,
            timings.Recognise, time.GetElapsedTime(start).TotalMilliseconds);
        return new(frame.Width, frame.Height, result.Readings.ToArray(), ms);
    }
}
