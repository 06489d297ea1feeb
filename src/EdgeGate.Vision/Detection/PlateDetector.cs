using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Detection;

/// <summary>Finds plates in frames. One thread at a time; no allocation once it has seen a frame of the size.</summary>
internal sealed class PlateDetector
{
    private readonly ModelManifest _manifest;
    private readonly IInferenceEngine _engine;
    private readonly VisionOptions _options;
    private readonly FrameSampler _sampler;
    private readonly CornerHeatmapDecoder _decoder;
    private readonly SecondLook _secondLook;
    private readonly float _threshold;
    private readonly int _input;
    private readonly int _score;
    private readonly int _corners;

    /// <exception cref="InferenceFaultException">The engine is not the model that the manifest describes.</exception>
    internal PlateDetector(ModelManifest manifest, IInferenceEngine engine, VisionOptions options)
    {
        var decode = manifest.Corners ?? throw new ArgumentException("not a detector's manifest", nameof(manifest));
        (_manifest, _engine, _options) = (manifest, engine, options);
        _sampler = new FrameSampler(manifest.Input);
        _decoder = new CornerHeatmapDecoder(decode, manifest.Input.Width, manifest.Input.Height);
        _secondLook = new SecondLook(manifest.Input.Width, manifest.Input.Height);
        _threshold = options.MinScore > 0 ? options.MinScore : decode.Threshold;
        _input = EngineOutputs.VerifyInput(engine, manifest);
        _score = EngineOutputs.VerifyOutput(engine, manifest, decode.ScoreOutput, 1, 1, _decoder.Rows, _decoder.Columns);
        _corners = EngineOutputs.VerifyOutput(engine, manifest, decode.CornersOutput, 1, 8, _decoder.Rows, _decoder.Columns);
        Found = new DetectionList(options.MaxPlates, decode.NmsIou);
    }

    /// <summary>What the last <see cref="Detect"/> found; written again by the next.</summary>
    internal DetectionList Found { get; }

    /// <summary>Looks at a frame and fills <see cref="Found"/>.</summary>
    internal void Detect(PixelView frame)
    {
        Found.Clear();
        var zone = Zone(frame);
        Look(frame, Letterbox.Fit(zone, _manifest.Input.Width, _manifest.Input.Height), _threshold);
        if (!_options.SecondLook || (Found.Count > 0 && Found[0].Score >= _options.SureScore))
            return;
        _secondLook.Plan(zone, frame.Width, frame.Height);
        foreach (ref readonly var box in _secondLook.Boxes)
            Look(frame, box, _threshold);
    }

    private FrameWindow Zone(PixelView frame)
    {
        var (left, top, width, height) = _options.Zone;
        return FrameWindow.Clamp(left * frame.Width, top * frame.Height, width * frame.Width, height * frame.Height, frame.Width, frame.Height);
    }

    private void Look(PixelView frame, in Letterbox box, float threshold)
    {
        _sampler.Sample(frame, box, _engine.Input(_input));
        _engine.Run();
        _decoder.Decode(_engine.Floats(_score), _engine.Floats(_corners), box, threshold, Found);
    }
}
