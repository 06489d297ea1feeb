using EdgeGate.Capture;
using EdgeGate.Capture.Pictures;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Agreement;

namespace EdgeGate.Lane.Inference;

/// <summary>
/// Holds converted models against the ONNX files that they were made from, on the picture that is installed with the program: as it is,
/// darker, brighter and mirrored. The answers of the CPU are recorded once, on the thread that owns it.
/// </summary>
public sealed class AgreementCheck
{
    private readonly List<(byte[] Pixels, int Width, int Height)> _pictures = [];
    private readonly List<ModelOutputs> _reference = [];

    /// <param name="imaging">Picture operations.</param>
    /// <param name="picture">A picture with a plate.</param>
    /// <param name="cpu">What is right.</param>
    /// <exception cref="InferenceFaultException">The picture cannot be read: a converted model is not used unseen.</exception>
    public AgreementCheck(IImaging imaging, string picture, PlateVision cpu)
    {
        try
        {
            using var frame = new PictureLoader(imaging).TryLoad(picture, new FramePool(2))!;
            var rgb = new byte[frame.Width * frame.Height * 3];
            imaging.Convert(frame.View, new PixelBuffer(rgb, frame.Width, frame.Height, frame.Width * 3, PixelFormat.Rgb24));
            foreach (var variant in new[] { rgb, Map(rgb, value => value * 5 / 8), Map(rgb, value => Math.Min(255, value * 5 / 4 + 16)),
                Mirror(rgb, frame.Width) })
                _pictures.Add((variant, frame.Width, frame.Height));
        }
        catch (Exception error) when (error is ImageFormatException or IOException or UnauthorizedAccessException)
        {
            throw new InferenceFaultException($"{picture}: {error.Message} Converted models are compared on it before they are used; install it again.", error);
        }

        foreach (var (pixels, width, height) in _pictures)
            _reference.Add(cpu.Outputs(View(pixels, width, height)));
    }

    /// <summary>Compares.</summary>
    public ModelAgreement Compare(PlateVision converted)
    {
        List<ModelOutputs> outputs = [];
        for (var i = 0; i < _pictures.Count; i++)
            outputs.Add(converted.Outputs(View(_pictures[i].Pixels, _pictures[i].Width, _pictures[i].Height), _reference[i].Plate));
        return ModelAgreement.Between(_reference, outputs);
    }

    private static PixelView View(byte[] pixels, int width, int height) => new(pixels, width, height, width * 3, PixelFormat.Rgb24);

    private static byte[] Map(byte[] rgb, Func<int, int> change) => Array.ConvertAll(rgb, value => (byte)change(value));

    private static byte[] Mirror(byte[] rgb, int width)
    {
        var mirrored = new byte[rgb.Length];
        for (var at = 0; at < rgb.Length; at += 3)
        {
            var x = at / 3 % width;
            rgb.AsSpan(at, 3).CopyTo(mirrored.AsSpan(at + (width - 1 - 2 * x) * 3));
        }

        return mirrored;
    }
}
