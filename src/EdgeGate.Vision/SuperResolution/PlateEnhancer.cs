using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Vision.SuperResolution;

/// <summary>
/// Makes a crop of the recogniser's size out of a plate that has fewer pixels than that: cuts it out at half the size and lets a net add
/// the strokes that interpolation blurs. One thread at a time; no allocation for each plate.
/// </summary>
internal sealed class PlateEnhancer
{
    private readonly ModelInput _model;
    private readonly IInferenceEngine _engine;
    private readonly CropNormaliser _normaliser;
    private readonly PlateRectifier _rectifier;
    private readonly byte[] _crop;
    private readonly int _input;
    private readonly int _output;

    /// <exception cref="InferenceFaultException">The engine is not the model that the manifest describes, or makes no crops of the
    /// recogniser's size.</exception>
    internal PlateEnhancer(ModelManifest manifest, IInferenceEngine engine, IImaging imaging, int cropWidth, int cropHeight)
    {
        var decode = manifest.Details ?? throw new ArgumentException("not a super-resolution manifest", nameof(manifest));
        (_engine, _model) = (engine, manifest.Input);
        if (_model.Width * PixelShuffleDecode.Scale != cropWidth || _model.Height * PixelShuffleDecode.Scale != cropHeight)
        {
            throw new InferenceFaultException(
                $"{manifest.ModelPath}: makes crops of {_model.Width * PixelShuffleDecode.Scale} x {_model.Height * PixelShuffleDecode.Scale}, "
                + $"the recogniser reads {cropWidth} x {cropHeight}; install the models of one release");
        }

        _normaliser = new CropNormaliser(_model);
        _rectifier = new PlateRectifier(imaging, _model.Width, _model.Height);
        _crop = new byte[cropWidth * cropHeight];
        _input = EngineOutputs.VerifyInput(engine, manifest);
        _output = EngineOutputs.VerifyOutput(
            engine, manifest, decode.DetailsOutput, 1, PixelShuffleDecode.Scale * PixelShuffleDecode.Scale, _model.Height, _model.Width);
    }

    /// <summary>The last enhanced crop, Grey8, rows without padding; written again by the next call.</summary>
    internal ReadOnlySpan<byte> Crop => _crop;

    /// <summary>Fills <see cref="Crop"/> with the plate at <paramref name="quad"/>, frame pixels.</summary>
    /// <returns>False when the plate lies too far out to be cut.</returns>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    internal bool TryEnhance(PixelView frame, in PlateQuad quad)
    {
        if (!TryCutOut(frame, quad, out var moments))
            return false;
        _engine.Run();
        Draw(moments);
        return true;
    }

    /// <summary>The same, step by step with a clock.</summary>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    internal EnhanceTimings? Enhance(PixelView frame, in PlateQuad quad, TimeProvider time)
    {
        var start = time.GetTimestamp();
        if (!TryCutOut(frame, quad, out var moments))
            return null;
        var cut = time.GetTimestamp();
        _engine.Run();
        var run = time.GetTimestamp();
        Draw(moments);
        return new(time.GetElapsedTime(start, cut).TotalMilliseconds, time.GetElapsedTime(cut, run).TotalMilliseconds,
            time.GetElapsedTime(run).TotalMilliseconds);
    }

    /// <summary>What the net adds to the plate at <paramref name="quad"/>, before it is drawn; for comparing two runtimes.</summary>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    internal float[] Outputs(PixelView frame, in PlateQuad quad) => TryEnhance(frame, quad) ? [.. _engine.Floats(_output)] : [];

    private bool TryCutOut(PixelView frame, in PlateQuad quad, out CropMoments moments)
    {
        moments = default;
        if (!_rectifier.TryRectify(frame, quad))
            return false;
        moments = CropMoments.Of(_rectifier.Crop);
        _normaliser.Write(_rectifier.Crop, moments, _engine.Input(_input));
        return true;
    }

    private void Draw(in CropMoments moments) => DetailBlend.Enlarge(
        _rectifier.Crop, _model.Width, _model.Height, _engine.Floats(_output), MathF.Max(moments.Deviation, _model.LeastDeviation), _crop);
}
