using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Vision.Detection;

/// <summary>Finds plates in frames. One thread at a time; no allocation once it has seen a frame of the size.</summary>
internal sealed class PlateDetector
{
    /// <summary>
    /// Width in input pixels at which a plate is looked at for its corners, a size in the middle of what the detector learnt; a plate
    /// that has fewer pixels in the frame is enlarged a little more, which costs nothing and gives its corners more cells.
    /// </summary>
    private const float RefinedWidth = 110;

    private const float EnlargedWidth = 150;

    /// <summary>Share of the input that a crop is laid into, so that its plate has a size the detector knows.</summary>
    private const float CropShare = 0.5f;

    /// <summary>A plate covers this share of its own crop at least.</summary>
    private const float LeastCropCover = 0.25f;

    private readonly ModelManifest _manifest;
    private readonly IInferenceEngine _engine;
    private readonly InForce<VisionOptions> _options;
    private readonly FrameSampler _sampler;
    private readonly CornerHeatmapDecoder _decoder;
    private readonly SecondLookWindows _secondLook;
    private readonly DetectionList _refined;
    private readonly TurnedPicture _turned;
    private readonly DetectionList _upright;
    private readonly float _recommended;
    private readonly int _input;
    private readonly int _score;
    private readonly int _corners;

    /// <exception cref="InferenceFaultException">The engine is not the model that the manifest describes.</exception>
    internal PlateDetector(ModelManifest manifest, IInferenceEngine engine, IImaging imaging, InForce<VisionOptions> live)
    {
        var decode = manifest.Corners ?? throw new ArgumentException("not a detector's manifest", nameof(manifest));
        (_manifest, _engine, _options) = (manifest, engine, live);
        var options = live.Now;
        _sampler = new FrameSampler(manifest.Input);
        _decoder = new CornerHeatmapDecoder(decode, manifest.Input.Width, manifest.Input.Height);
        _turned = new TurnedPicture(imaging);
        _secondLook = new SecondLookWindows(manifest.Input.Width, manifest.Input.Height);
        _recommended = decode.Threshold;
        _input = EngineOutputs.VerifyInput(engine, manifest);
        _score = EngineOutputs.VerifyOutput(engine, manifest, decode.ScoreOutput, 1, 1, _decoder.Rows, _decoder.Columns);
        _corners = EngineOutputs.VerifyOutput(engine, manifest, decode.CornersOutput, 1, 8, _decoder.Rows, _decoder.Columns);
        Found = new DetectionList(options.MaxPlates, decode.NmsIou);
        _refined = new DetectionList(4, decode.NmsIou);
        _upright = new DetectionList(options.MaxPlates, decode.NmsIou);
    }

    /// <summary>What was found since the last <see cref="Detect"/>; written again by the next.</summary>
    internal DetectionList Found { get; }

    /// <summary>Looks at a frame as a whole and fills <see cref="Found"/>.</summary>
    internal void Detect(PixelView frame)
    {
        Found.Clear();
        Look(frame, Letterbox.Fit(Zone(frame), _manifest.Input.Width, _manifest.Input.Height), Found);
    }

    /// <summary>Looks at the parts of the frame and adds what is new or better to <see cref="Found"/>.</summary>
    internal void DetectAgain(PixelView frame)
    {
        _secondLook.Plan(Zone(frame), frame.Width, frame.Height);
        foreach (ref readonly var box in _secondLook.Boxes)
            Look(frame, box, Found);
    }

    /// <summary>Looks at the whole frame turned, and fills <see cref="Found"/> with what shows then, its corners in the frame.</summary>
    /// <param name="frame">Any format.</param>
    /// <param name="degrees">How far the frame's right hangs lower than its left where it is to be level.</param>
    internal void DetectTurned(PixelView frame, float degrees)
    {
        Found.Clear();
        _upright.Clear();
        if (!_turned.TryTurn(frame, degrees, out var turned))
            return;
        Look(turned, Letterbox.Fit(new(0, 0, turned.Width, turned.Height), _manifest.Input.Width, _manifest.Input.Height), _upright);
        for (var i = 0; i < _upright.Count; i++)
        {
            if (_turned.TryToPicture(_upright[i].Corners, out var corners) && IsInZone(frame, corners.Centre))
                Found.Add(_upright[i] with { Corners = corners });
        }
    }

    /// <summary>Looks at one plate from the distance at which the detector sees corners best.</summary>
    /// <returns>False when no plate shows there; <paramref name="refined"/> is then the one given.</returns>
    internal bool TryRefine(PixelView frame, in PlateQuad plate, out PlateQuad refined)
    {
        refined = plate;
        var wanted = plate.Width < EnlargedWidth ? EnlargedWidth : RefinedWidth;
        var width = plate.Width * _manifest.Input.Width / wanted;
        var height = width * _manifest.Input.Height / _manifest.Input.Width;
        var window = FrameWindow.Clamp(
            plate.Centre.X - width / 2, plate.Centre.Y - height / 2, width, height, frame.Width, frame.Height);
        _refined.Clear();
        Look(frame, Letterbox.Fit(window, _manifest.Input.Width, _manifest.Input.Height), _refined);
        for (var i = 0; i < _refined.Count; i++)
        {
            var corners = _refined[i].Corners;
            if (!PlateOverlap.IsSame(corners, plate, 0.2f))
                continue;
            refined = corners;
            return true;
        }

        return false;
    }

    /// <summary>
    /// Looks for the corners of the plate that a picture shows little else of: a tilted one does not fill its upright box.
    /// </summary>
    /// <returns>False when none shows that takes up a good part of the picture.</returns>
    internal bool TryFindInCrop(PixelView crop, out PlateQuad corners)
    {
        var window = new FrameWindow(0, 0, crop.Width, crop.Height);
        _refined.Clear();
        Look(crop, Letterbox.Fit(window, _manifest.Input.Width, _manifest.Input.Height, CropShare), _refined);
        corners = default;
        if (_refined.Count == 0)
            return false;
        corners = _refined[0].Corners;
        return corners.Width * corners.Height > LeastCropCover * crop.Width * crop.Height;
    }

    /// <summary>Copies of the raw outputs of the last look.</summary>
    internal (float[] Score, float[] Corners) Outputs() => ([.. _engine.Floats(_score)], [.. _engine.Floats(_corners)]);

    private float Threshold => _options.Now.MinScore is > 0 and var score ? score : _recommended;

    private bool IsInZone(PixelView frame, Point2 point)
    {
        var zone = Zone(frame);
        return point.X >= zone.X && point.Y >= zone.Y && point.X <= zone.X + zone.Width && point.Y <= zone.Y + zone.Height;
    }

    private FrameWindow Zone(PixelView frame)
    {
        var (left, top, width, height) = _options.Now.Zone;
        return FrameWindow.Clamp(left * frame.Width, top * frame.Height, width * frame.Width, height * frame.Height, frame.Width,
            frame.Height);
    }

    private void Look(PixelView frame, in Letterbox box, DetectionList found)
    {
        _sampler.Sample(frame, box, _engine.Input(_input));
        _engine.Run();
        _decoder.Decode(_engine.Floats(_score), _engine.Floats(_corners), box, Threshold, found);
    }
}
