using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Vision.Recognition;

/// <summary>Reads rectified crops. One thread at a time; no allocation for each crop.</summary>
internal sealed class PlateRecogniser
{
    private readonly ModelManifest _manifest;
    private readonly CtcDecode _decode;
    private readonly IInferenceEngine _engine;
    private readonly CropNormaliser _normaliser;
    private readonly PlateDecoder _decoder;
    private readonly int _input;
    private readonly int _characters;
    private readonly int _region;

    /// <exception cref="InferenceFaultException">The engine is not the model that the manifest describes, a region is unknown, or an own
    /// format cannot be read.</exception>
    internal PlateRecogniser(ModelManifest manifest, IInferenceEngine engine, IReadOnlyList<string> regions, IReadOnlyList<string> own)
    {
        _decode = manifest.Ctc ?? throw new ArgumentException("not a recogniser's manifest", nameof(manifest));
        (_manifest, _engine) = (manifest, engine);
        _normaliser = new CropNormaliser(manifest.Input);
        _decoder = new PlateDecoder(_decode, FormatSet.Load(manifest, regions, own));
        _input = EngineOutputs.VerifyInput(engine, manifest);
        _characters = EngineOutputs.VerifyOutput(engine, manifest, _decode.CharactersOutput, 1, _decode.Steps, _decode.Alphabet.Count);
        _region = EngineOutputs.VerifyOutput(engine, manifest, _decode.RegionOutput, 1, manifest.Regions.Count);
    }

    internal int CropWidth => _manifest.Input.Width;

    internal int CropHeight => _manifest.Input.Height;

    /// <summary>Memory for one crop's reading.</summary>
    internal CropReading NewReading() => new(_decode, _manifest.Regions.Count);

    /// <summary>Reads <paramref name="crop"/>, Grey8 of the crop size without padding.</summary>
    internal void Read(ReadOnlySpan<byte> crop, in CropMoments moments, CropReading reading)
    {
        _normaliser.Write(crop, moments, _engine.Input(_input));
        _engine.Run();
        reading.Lattice.Load(_engine.Floats(_characters));
        Softmax(_engine.Floats(_region), reading.Regions);
        _decoder.Decode(reading);
    }

    /// <summary>Copies of the raw outputs of the last crop.</summary>
    internal (float[] Characters, float[] Region) Outputs() => ([.. _engine.Floats(_characters)], [.. _engine.Floats(_region)]);

    /// <summary>Writes text, rivals, regions and certainties into <paramref name="result"/>.</summary>
    internal void Report(CropReading reading, double confidence, PlateReading result)
    {
        Span<char> characters = stackalloc char[DecodedText.Alternatives];
        var text = reading.Best;
        for (var place = 0; place < text.Length; place++)
        {
            var position = text.PositionAt(place);
            var ranked = text.RankedAt(position);
            for (var k = 0; k < ranked.Length; k++)
                characters[k] = ranked[k] < 0 ? '\0' : _decode.Alphabet[ranked[k]];
            result.Append(characters, text.SharesAt(position));
        }

        Span<char> free = stackalloc char[reading.Free.Length];
        for (var i = 0; i < free.Length; i++)
            free[i] = _decode.Alphabet[reading.Free.Classes[i]];
        result.SetFreeText(free);
        result.FormatChanged = text.Length > 0 && !text.SameText(reading.Free);
        result.Confidence = (float)Math.Clamp(confidence, 0, 1);
        result.NotAPlate = reading.NotAPlate;
        result.Region = LikelyRegion(reading);
        result.SetRegions(text.Regions);
    }

    private string LikelyRegion(CropReading reading)
    {
        for (var i = 0; i < reading.Regions.Length - 1; i++)
        {
            if (reading.Regions[i] > 0.5f)
                return _manifest.Regions[i];
        }

        return "";
    }

    private static void Softmax(ReadOnlySpan<float> logits, Span<float> probabilities)
    {
        var (top, sum) = (float.NegativeInfinity, 0f);
        foreach (var logit in logits)
            top = MathF.Max(top, logit);
        for (var i = 0; i < logits.Length; i++)
            sum += probabilities[i] = MathF.Exp(logits[i] - top);
        for (var i = 0; i < logits.Length; i++)
            probabilities[i] /= sum;
    }
}
