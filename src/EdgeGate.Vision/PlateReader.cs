using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Alignment;
using EdgeGate.Vision.Bursts;
using EdgeGate.Vision.Detection;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Rectification;
using EdgeGate.Vision.SuperResolution;

namespace EdgeGate.Vision;

/// <summary>
/// One plate at known corners: rectify, judge, recognise, and where that leaves doubts, again super-resolved and averaged with earlier
/// frames if it is small or soft, and with other margins.
/// </summary>
internal sealed class PlateReader
{
    /// <summary>How crops are cut when a plate is read again: tighter and looser, evenly and along one axis only, and slanted.</summary>
    private static readonly CropVariant[] Variants =
    [
        new(-0.03f, -0.05f), new(0.03f, 0.05f), new(0.03f, -0.05f), new(-0.03f, 0.06f),
        new(0f, 0.08f), new(-0.06f, -0.08f), new(0.06f, 0f), new(0.06f, 0.1f),
        new(0f, 0f, 0.15f), new(0f, 0f, -0.15f), new(0f, 0f, 0.3f), new(0f, 0f, -0.3f),
    ];

    /// <summary>How crops are cut at corners that were looked for again, and out of the mean of several frames.</summary>
    private static readonly CropVariant[] SecondVariants =
        [default, new(-0.03f, -0.05f), new(0.03f, 0.05f), new(0.03f, -0.04f), new(-0.02f, 0.06f)];

    /// <summary>How crops are cut for super-resolution when there is time for more than one.</summary>
    private static readonly CropVariant[] EnhancedVariants = [default, new(-0.03f, -0.04f), new(0.03f, 0.05f)];

    /// <summary>A plain reading this sure has nothing to gain from super-resolution.</summary>
    private const double SureEnough = 0.97;

    /// <summary>A crop that is no plate with at least this certainty is not worth reading again.</summary>
    private const float DoubtfulPlate = 0.5f;

    private readonly InForce<VisionOptions> _options;
    private readonly PlateRecogniser _recogniser;
    private readonly PlateRectifier _rectifier;
    private readonly TimeProvider _time;
    private readonly ReadingCombiner _combiner;
    private readonly CropReading[] _crops;
    private readonly PlateDetector _detector;
    private readonly PlateAligner? _aligner;
    private readonly PlateEnhancer? _enhancer;
    private readonly CropBurst? _burst;
    private readonly int _enhancedCrops;
    private readonly int _fusedCrops;
    private ReaderTicks _ticks;

    internal PlateReader(
        PlateDetector detector, PlateAligner? aligner, PlateEnhancer? enhancer, PlateRecogniser recogniser, IImaging imaging,
        InForce<VisionOptions> live,
        TimeProvider time)
    {
        (_detector, _aligner, _enhancer, _recogniser, _options, _time) = (detector, aligner, enhancer, recogniser, live, time);
        _rectifier = new PlateRectifier(imaging, recogniser.CropWidth, recogniser.CropHeight);
        var options = live.Now;
        _enhancedCrops = options.RereadBelow > 0 ? EnhancedVariants.Length : 1;
        _fusedCrops = options.RereadBelow > 0 ? SecondVariants.Length : 1;
        var plain = (options.RereadBelow > 0 ? 1 + Variants.Length + SecondVariants.Length : 1) + (aligner is null ? 0 : 1);
        _burst = options is { SuperResolution: true, FuseFrames: > 1 }
            && CropRegistration.IsPossible(recogniser.CropWidth, recogniser.CropHeight)
            ? new CropBurst(recogniser.CropWidth, recogniser.CropHeight, options.FuseFrames)
            : null;
        _crops = new CropReading[plain + (enhancer is null ? 0 : _enhancedCrops) + (_burst is null ? 0 : _fusedCrops)];
        _combiner = new ReadingCombiner(_crops.Length);
        for (var i = 0; i < _crops.Length; i++)
            _crops[i] = recogniser.NewReading();
    }

    /// <summary>Where the time went since <see cref="BeginPicture"/>.</summary>
    internal ReaderTicks Ticks => _ticks;

    /// <summary>The next plates are those of another picture, of the same vehicle or not.</summary>
    internal void BeginPicture()
    {
        _ticks = default;
        _burst?.BeginPicture();
    }

    /// <summary>What is read next shows another vehicle.</summary>
    internal void Forget() => _burst?.Forget();

    /// <summary>
    /// Reads the plate at <paramref name="corners"/> grown by the margins, into <paramref name="result"/>; a plate that cannot be grown is
    /// read as it is, and one that cannot be cut out leaves the result without a text.
    /// </summary>
    internal void Read(PixelView frame, in PlateQuad corners, float along, float across, CornerSearch search, PlateReading result)
    {
        result.Corners = corners;
        if (!TryReadOnce(frame, corners.TryGrow(along, across, out var grown) ? grown : corners, _crops[0], out var focus))
            return;
        result.FocusIndex = focus;

        // Evidence: 8 kilobytes copied for each plate.
        result.SetCrop(_rectifier.Crop, _rectifier.Width, _rectifier.Height);
        var fused = Fuse(corners, result);
        var (winner, confidence, count, searched, second) = (0, _crops[0].Confidence, 1, int.MaxValue, corners);
        var aligned = corners;
        if (search == CornerSearch.InCrop && TryAlign(frame, corners, out aligned))
            count += ReadCuts(frame, SecondVariants.AsSpan(0, 1), aligned, _options.Now.MarginAlong, _options.Now.MarginAcross, count);
        var alignedCrops = count;
        if (confidence < _options.Now.RereadBelow && _crops[0].NotAPlate < DoubtfulPlate)
        {
            count += ReadCuts(frame, Variants, corners, along, across, count);
            if (TrySearch(frame, corners, search, out second))
            {
                searched = count;
                count += ReadCuts(frame, SecondVariants, second, _options.Now.MarginAlong, _options.Now.MarginAcross, count);
            }
        }

        var plain = count;
        if (_enhancer is not null && !fused && IsToEnhance(corners, result.FocusIndex))
        {
            count += ReadEnhanced(frame, corners, along, across, count, result);
        }

        if (fused)
            count += ReadFused(count, result);

        if (count > 1)
        {
            (winner, confidence) = _combiner.Choose(_crops.AsSpan(0, count), fused ? plain : count);
            if (winner >= searched && winner < plain)
                result.Corners = second;
            else if (winner > 0 && winner < alignedCrops)
                result.Corners = aligned;
        }

        result.SuperResolved = winner >= plain && !IsReadPlainly(_crops[winner], plain);
        _recogniser.Report(_crops[Math.Max(winner, 0)], confidence, result);
    }

    /// <summary>
    /// Only where there is something to gain: the plate is small or soft, and not read surely as it is. Several frames beat the net.
    /// </summary>
    private bool IsToEnhance(in PlateQuad corners, float focus) =>
        _crops[0].NotAPlate < DoubtfulPlate && _crops[0].Confidence < SureEnough
        && (corners.Height < _options.Now.EnhanceBelowHeight || focus < _options.Now.EnhanceBelowFocus);

    /// <summary>True when a crop that was not super-resolved says the same.</summary>
    private bool IsReadPlainly(CropReading winner, int plain)
    {
        for (var i = 0; i < plain; i++)
        {
            if (_crops[i].Best.SameText(winner.Best))
                return true;
        }

        return false;
    }

    /// <summary>Keeps the plain crop for later frames; where there is something to gain, averages it with those of earlier ones.</summary>
    /// <returns>True when the mean of several is there to be read.</returns>
    private bool Fuse(in PlateQuad corners, PlateReading result)
    {
        if (_burst is null)
            return false;
        var start = _time.GetTimestamp();
        var fused = IsToEnhance(corners, result.FocusIndex)
            && _burst.Fuse(_rectifier.Crop, CropMoments.Of(_rectifier.Crop), corners, result.CapturedAt) > 1;
        _burst.Remember(_rectifier.Crop, corners, result.CapturedAt);
        _ticks.SuperResolve += _time.GetTimestamp() - start;
        return fused;
    }

    /// <summary>
    /// Reads the mean of several frames as it is and super-resolved: its noise is gone, and what the net adds is worth more.
    /// </summary>
    /// <returns>How many crops it read, into those from <paramref name="at"/> on.</returns>
    private int ReadFused(int at, PlateReading result)
    {
        var mean = new PixelView(_burst!.Fused, _recogniser.CropWidth, _recogniser.CropHeight, _recogniser.CropWidth, PixelFormat.Grey8);
        var whole = PlateQuad.FromBox(0, 0, mean.Width, mean.Height);
        var count = ReadCuts(mean, SecondVariants.AsSpan(0, _fusedCrops), whole, 0, 0, at);
        if (_enhancer is null)
            KeepEnhanced(_burst.Fused, result);
        else
            count += ReadEnhanced(mean, whole, 0, 0, at + count, result);
        return count;
    }

    /// <summary>Reads a plate cut in several ways; a cut that these corners do not allow is left out.</summary>
    /// <returns>How many crops it read, into those from <paramref name="at"/> on.</returns>
    private int ReadCuts(PixelView frame, ReadOnlySpan<CropVariant> variants, in PlateQuad corners, float along, float across, int at)
    {
        var first = at;
        foreach (var variant in variants)
        {
            if (variant.TryCut(corners, along, across, out var cut) && TryReadOnce(frame, cut, _crops[at], out _))
                at++;
        }

        return at - first;
    }

    /// <summary>The same, each cut super-resolved.</summary>
    private int ReadEnhanced(PixelView frame, in PlateQuad corners, float along, float across, int at, PlateReading result)
    {
        var first = at;
        foreach (var variant in EnhancedVariants.AsSpan(0, _enhancedCrops))
        {
            var start = _time.GetTimestamp();
            if (!variant.TryCut(corners, along, across, out var cut) || !_enhancer!.TryEnhance(frame, cut))
                continue;
            var enhanced = _time.GetTimestamp();
            _recogniser.Read(_enhancer.Crop, CropMoments.Of(_enhancer.Crop), _crops[at++]);
            _ticks.SuperResolve += enhanced - start;
            _ticks.Recognise += _time.GetTimestamp() - enhanced;
            KeepEnhanced(_enhancer.Crop, result);
        }

        return at - first;
    }

    private static void KeepEnhanced(ReadOnlySpan<byte> crop, PlateReading result)
    {
        if (result.EnhancedCrop.IsEmpty)
            result.SetEnhancedCrop(crop);
    }

    /// <summary>
    /// A picture of a plate that is not read surely as it is may hold it aslant: where its corners are, a lane's aligner would have said.
    /// </summary>
    private bool TryAlign(PixelView crop, in PlateQuad corners, out PlateQuad aligned)
    {
        aligned = corners;
        if (_aligner is null || _crops[0].Confidence >= SureEnough || _crops[0].NotAPlate >= DoubtfulPlate)
            return false;
        var start = _time.GetTimestamp();
        aligned = _aligner.Align(crop, corners, PlateVision.AlignRounds);
        _ticks.Detect += _time.GetTimestamp() - start;
        return aligned != corners;
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

    private bool TryReadOnce(PixelView frame, in PlateQuad quad, CropReading reading, out float focus)
    {
        var start = _time.GetTimestamp();
        focus = 0;
        if (!_rectifier.TryRectify(frame, quad))
            return false;
        var moments = CropMoments.Of(_rectifier.Crop);
        focus = FocusMeter.Index(_rectifier.Crop, _rectifier.Width, _rectifier.Height, moments);
        var rectified = _time.GetTimestamp();
        _recogniser.Read(_rectifier.Crop, moments, reading);
        _ticks.Rectify += rectified - start;
        _ticks.Recognise += _time.GetTimestamp() - rectified;
        return true;
    }
}
