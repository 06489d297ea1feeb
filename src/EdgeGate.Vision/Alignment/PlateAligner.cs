using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Vision.Alignment;

/// <summary>
/// Puts the corners of a plate right: cuts it out at the corners given, with a margin, and asks a small net how far the true ones lie from
/// there. One thread at a time; no allocation for each plate.
/// </summary>
internal sealed class PlateAligner
{
    /// <summary>An answer whose area is beyond this multiple of the question's, or below its inverse, is not believed.</summary>
    private const float MostGrowth = 2.2f;

    private readonly CornerOffsetsDecode _decode;
    private readonly IInferenceEngine _engine;
    private readonly CropNormaliser _normaliser;
    private readonly PlateRectifier _rectifier;
    private readonly int _input;
    private readonly int _output;

    /// <exception cref="InferenceFaultException">The engine is not the model that the manifest describes.</exception>
    internal PlateAligner(ModelManifest manifest, IInferenceEngine engine, IImaging imaging)
    {
        _decode = manifest.Offsets ?? throw new ArgumentException("not an aligner's manifest", nameof(manifest));
        _engine = engine;
        _normaliser = new CropNormaliser(manifest.Input);
        _rectifier = new PlateRectifier(imaging, manifest.Input.Width, manifest.Input.Height);
        _input = EngineOutputs.VerifyInput(engine, manifest);
        _output = EngineOutputs.VerifyOutput(engine, manifest, _decode.CornersOutput, 1, 8);
    }

    /// <summary>
    /// The plate's corners, asked for <paramref name="rounds"/> times, each time from the last answer; as given where an answer cannot be.
    /// </summary>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    internal PlateQuad Align(PixelView frame, in PlateQuad corners, int rounds)
    {
        var quad = corners;
        for (var i = 0; i < rounds; i++)
        {
            if (!TryOnce(frame, quad, out var next))
                break;
            quad = next;
        }

        return quad;
    }

    /// <summary>
    /// The net's answer to the plate at <paramref name="corners"/>, before anything is made of it; for comparing two runtimes.
    /// </summary>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    internal float[] Outputs(PixelView frame, in PlateQuad corners) =>
        corners.TryGrow(_decode.Along, _decode.Across, out var grown) && _rectifier.TryRectify(frame, grown) ? [.. Ask()] : [];

    private ReadOnlySpan<float> Ask()
    {
        _normaliser.Write(_rectifier.Crop, CropMoments.Of(_rectifier.Crop), _engine.Input(_input));
        _engine.Run();
        return _engine.Floats(_output);
    }

    /// <summary>One question. False: the margin around the plate cannot be cut out, or the answer is not a plate of like size.</summary>
    private bool TryOnce(PixelView frame, in PlateQuad corners, out PlateQuad answer)
    {
        answer = default;
        if (!corners.TryGrow(_decode.Along, _decode.Across, out var grown) || !_rectifier.TryRectify(frame, grown))
            return false;
        var offsets = Ask();
        var mapping = new QuadMapping(grown);
        if (!PlateQuad.TryCreate(
            Corner(mapping, offsets, 0, 0, 0), Corner(mapping, offsets, 1, 1, 0), Corner(mapping, offsets, 2, 1, 1),
            Corner(mapping, offsets, 3, 0, 1),
            out answer))
            return false;
        return answer.Width * answer.Height / (corners.Width * corners.Height) is > 1 / MostGrowth and < MostGrowth;
    }

    /// <param name="mapping">From the crop to the frame.</param>
    /// <param name="offsets">The net's answer.</param>
    /// <param name="corner">0 to 3.</param>
    /// <param name="right">0: a left corner, 1: a right one.</param>
    /// <param name="lower">0: an upper corner, 1: a lower one.</param>
    private Point2 Corner(in QuadMapping mapping, ReadOnlySpan<float> offsets, int corner, int right, int lower)
    {
        var u = (_decode.Along + right) / (1 + 2 * _decode.Along) + offsets[2 * corner] * _decode.Scale / _rectifier.Width;
        var v = (_decode.Across + lower) / (1 + 2 * _decode.Across) + offsets[2 * corner + 1] * _decode.Scale / _rectifier.Height;
        return mapping.At(u, v);
    }
}
