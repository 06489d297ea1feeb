using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Lane.Recording;

/// <summary>
/// The pictures that go with a decision: the plate as it was read and enhanced for the eye, and the scene at a third of a megapixel, large
/// enough for a person to know the car. Used by the lane's thread.
/// </summary>
public sealed class EvidencePictures(IImaging imaging)
{
    /// <summary>Legible for a person; about 4 KB for a plate and 25 KB for a scene.</summary>
    private const int Quality = 80;

    private const int SceneWidth = 640;

    private readonly LegibleCrop _legible = new(imaging);
    private byte[] _full = [];
    private byte[] _scene = [];

    /// <summary>Encodes what there is.</summary>
    /// <param name="best">The best reading so far, or null.</param>
    /// <param name="frame">The frame the decision was taken at, or null.</param>
    public IReadOnlyDictionary<string, byte[]> Take(PlateReading? best, FrameLease? frame)
    {
        var images = new Dictionary<string, byte[]>(3);
        if (best is { CropWidth: > 0 })
        {
            images["plate"] = imaging.EncodeJpeg(new PixelView(best.Crop, best.CropWidth, best.CropHeight, best.CropWidth,
                PixelFormat.Grey8), Quality);
            // What the recogniser was shown goes before what is only for the eye.
            var enhanced = best.EnhancedCrop.IsEmpty
                ? _legible.Make(best)
                : new PixelView(best.EnhancedCrop, best.CropWidth, best.CropHeight, best.CropWidth, PixelFormat.Grey8);
            images["plate-enhanced"] = imaging.EncodeJpeg(enhanced, Quality);
        }

        if (frame is not null)
            images["scene"] = Scene(frame.View);
        return images;
    }

    private byte[] Scene(PixelView frame)
    {
        if (frame.Format is not (PixelFormat.Rgb24 or PixelFormat.Grey8))
        {
            var rgb = Buffer(ref _full, frame.Width, frame.Height, PixelFormat.Rgb24);
            imaging.Convert(frame, rgb);
            frame = rgb.AsView();
        }

        if (frame.Width <= SceneWidth)
            return imaging.EncodeJpeg(frame, Quality);
        var scene = Buffer(ref _scene, SceneWidth, Math.Max(1, frame.Height * SceneWidth / frame.Width), frame.Format);
        imaging.Resize(frame, scene);
        return imaging.EncodeJpeg(scene.AsView(), Quality);
    }

    private static PixelBuffer Buffer(ref byte[] memory, int width, int height, PixelFormat format)
    {
        var stride = PixelLayout.RowBytes(format, width);
        var bytes = PixelLayout.TotalBytes(format, stride, height);
        if (memory.Length < bytes)
            memory = GC.AllocateUninitializedArray<byte>(bytes);
        return new(memory, width, height, stride, format);
    }
}
