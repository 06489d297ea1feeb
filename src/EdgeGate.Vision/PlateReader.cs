using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Vision;

/// <summary>One plate at known corners: rectify, judge, recognise, and where that leaves doubts, again with other margins.</summary>
internal sealed class PlateReader
{
    /// <summary>How crops are cut when a plate is read again: tighter and looser, evenly and along one axis only, and slanted.</summary>
    private static readonly CropVariant[] Variants =
    [
        new(-0.03f, -0.05f), new(0.03f, 0.05f), new(0.03f, -0.05f), new(-0.03f, 0.06f),
        new(0f, 0.08f), new(-0.06f, -0.08f), new(0.06f, 0f), new(0.06f, 0.1f),
        new(0f, 0f, 0.15f), new(0f, 0f, -0.15f), new(0f, 0f, 0.3f), new(0f, 0f, -0.3f),
    ];

    /// <summary>A crop that is no plate with at least this certainty is not worth reading again.</summary>
    private const float DoubtfulPlate = 0.5f;

    private readonly VisionOptions _options;
    private readonly PlateRecogniser _recogniser;
    private readonly PlateRectifier _rectifier;
    private readonly TimeProvider _time;
    private readonly ReadingCombiner _combiner;
    private readonly CropReading[] _crops;

    internal PlateReader(PlateRecogniser recogniser, IImaging imaging, VisionOptions options, TimeProvider time)
    {
        (_recogniser, _options, _time) = (recogniser, options, time);
        _rectifier = new PlateRectifier(imaging, recogniser.CropWidth, recogniser.CropHeight);
        _combiner = new ReadingCombiner(1 + Variants.Length);
        _crops = new CropReading[options.RereadBelow > 0 ? 1 + Variants.Length : 1];
        for (var i = 0; i < _crops.Length; i++)
            _crops[i] = recogniser.NewReading();
    }

    /// <summary>Ticks spent since <see cref="ResetTimes"/>, of the time provider's frequency.</summary>
    internal (long Rectify, long Recognise) Times { get; private set; }

    internal void ResetTimes() => Times = default;

    /// <summary>Reads the plate at <paramref name="corners"/> grown by the margins, into <paramref name="result"/>.</summary>
    internal void Read(PixelView frame, in PlateQuad corners, float along, float across, PlateReading result)
    {
        result.Corners = corners;
        result.FocusIndex = ReadOnce(frame, corners.Grow(along, across), _crops[0]);
        if (_options.KeepCrops)
            result.SetCrop(_rectifier.Crop, _rectifier.Width, _rectifier.Height);
        var (winner, confidence) = (0, _crops[0].Confidence);
        if (confidence < _options.RereadBelow && _crops[0].NotAPlate < DoubtfulPlate)
            (winner, confidence) = ReadAgain(frame, corners, along, across);
        _recogniser.Report(_crops[Math.Max(winner, 0)], confidence, result);
    }

    private (int Winner, double Confidence) ReadAgain(PixelView frame, in PlateQuad corners, float along, float across)
    {
        for (var i = 0; i < Variants.Length; i++)
            ReadOnce(frame, Variants[i].Of(corners, along, across), _crops[1 + i]);
        return _combiner.Choose(_crops);
    }

    private float ReadOnce(PixelView frame, in PlateQuad quad, CropReading reading)
    {
        var start = _time.GetTimestamp();
        _rectifier.Rectify(frame, quad);
        var moments = CropMoments.Of(_rectifier.Crop);
        var focus = FocusMeter.Index(_rectifier.Crop, _rectifier.Width, _rectifier.Height, moments);
        var rectified = _time.GetTimestamp();
        _recogniser.Read(_rectifier.Crop, moments, reading);
        Times = (Times.Rectify + rectified - start, Times.Recognise + _time.GetTimestamp() - rectified);
        return focus;
    }
}
