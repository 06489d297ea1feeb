using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Alignment;
using EdgeGate.Vision.Detection;
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

    /// <summary>How crops are cut at corners that were looked for again.</summary>
    private static readonly CropVariant[] SecondVariants =
        [default, new(-0.03f, -0.05f), new(0.03f, 0.05f), new(0.03f, -0.04f), new(-0.02f, 0.06f)];

    /// <summary>A crop that is no plate with at least this certainty is not worth reading again.</summary>
    private const float DoubtfulPlate = 0.5f;

    private readonly VisionOptions _options;
    private readonly PlateRecogniser _recogniser;
    private readonly PlateRectifier _rectifier;
    private readonly TimeProvider _time;
    private readonly ReadingCombiner _combiner;
    private readonly CropReading[] _crops;
    private readonly PlateDetector _detector;
    private readonly PlateAligner? _aligner;
    private ReaderTicks _ticks;

    internal PlateReader(
        PlateDetector detector, PlateAligner? aligner, PlateRecogniser recogniser, IImaging imaging, VisionOptions options, TimeProvider time)
    {
        (_detector, _aligner, _recogniser, _options, _time) = (detector, aligner, recogniser, options, time);
        _rectifier = new PlateRectifier(imaging, recogniser.CropWidth, recogniser.CropHeight);
        _combiner = new ReadingCombiner(1 + Variants.Length + SecondVariants.Length);
        _crops = new CropReading[options.RereadBelow > 0 ? 1 + Variants.Length + SecondVariants.Length : 1];
        for (var i = 0; i < _crops.Length; i++)
            _crops[i] = recogniser.NewReading();
    }

    /// <summary>Where the time went since <see cref="ResetTicks"/>.</summary>
    internal ReaderTicks Ticks => _ticks;

    internal void ResetTicks() => _ticks = default;

    /// <summary>Reads the plate at <paramref name="corners"/> grown by the margins, into <paramref name="result"/>.</summary>
    internal void Read(PixelView frame, in PlateQuad corners, float along, float across, CornerSearch search, PlateReading result)
    {
        result.Corners = corners;
        result.FocusIndex = ReadOnce(frame, corners.Grow(along, across), _crops[0]);
        if (_options.KeepCrops)
            result.SetCrop(_rectifier.Crop, _rectifier.Width, _rectifier.Height);
        var (winner, confidence) = (0, _crops[0].Confidence);
        if (confidence < _options.RereadBelow && _crops[0].NotAPlate < DoubtfulPlate)
        {
            for (var i = 0; i < Variants.Length; i++)
                ReadOnce(frame, Variants[i].Of(corners, along, across), _crops[1 + i]);
            var count = 1 + Variants.Length;
            if (TrySearch(frame, corners, search, out var second))
            {
                foreach (var variant in SecondVariants)
                    ReadOnce(frame, variant.Of(second, _options.MarginAlong, _options.MarginAcross), _crops[count++]);
            }

            (winner, confidence) = _combiner.Choose(_crops.AsSpan(0, count));
            if (winner > Variants.Length)
                result.Corners = second;
        }

        _recogniser.Report(_crops[Math.Max(winner, 0)], confidence, result);
    }

    private bool TrySearch(PixelView frame, in PlateQuad corners, CornerSearch search, out PlateQuad second)
    {
        second = corners;
        var start = _time.GetTimestamp();
        var isFound = search switch
        {
            CornerSearch.InFrame => _detector.TryRefine(frame, corners, out second),
            CornerSearch.InCrop => _detector.TryFindInCrop(frame, out second),
            _ => false,
        };
        if (isFound && _aligner is not null)
            second = _aligner.Align(frame, second, 1);
        _ticks.Detect += _time.GetTimestamp() - start;
        return isFound;
    }

    private float ReadOnce(PixelView frame, in PlateQuad quad, CropReading reading)
    {
        var start = _time.GetTimestamp();
        _rectifier.Rectify(frame, quad);
        var moments = CropMoments.Of(_rectifier.Crop);
        var focus = FocusMeter.Index(_rectifier.Crop, _rectifier.Width, _rectifier.Height, moments);
        var rectified = _time.GetTimestamp();
        _recogniser.Read(_rectifier.Crop, moments, reading);
        _ticks.Rectify += rectified - start;
        _ticks.Recognise += _time.GetTimestamp() - rectified;
        return focus;
    }
}
