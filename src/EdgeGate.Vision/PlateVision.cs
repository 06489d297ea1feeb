using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Agreement;
using EdgeGate.Vision.Alignment;
using EdgeGate.Vision.Detection;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.SuperResolution;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Vision;

/// <summary>
/// From a frame to the plates in it: detect, rectify, judge the sharpness, recognise. Used by one thread at a time. Allocates nothing
/// for each frame once it has seen one of the size; its result is written again by the next call.
/// </summary>
public sealed class PlateVision : IDisposable
{
    /// <summary>Folder of the detector in the models' folder.</summary>
    public const string DetectorFolder = "plate-detector";

    /// <summary>Folder of the recogniser in the models' folder.</summary>
    public const string RecogniserFolder = "plate-recogniser";

    /// <summary>Folder of the aligner in the models' folder. A release without one reads at the detector's corners.</summary>
    public const string AlignerFolder = "plate-aligner";

    /// <summary>Folder of super-resolution in the models' folder. A release without one reads every plate as it is.</summary>
    public const string EnhancerFolder = "plate-super-resolution";

    /// <summary>The aligner starts over from its own answer once: what it was far off at first, it is close to then.</summary>
    internal const int AlignRounds = 2;

    /// <summary>
    /// How far a plate may hang to one side that no upright look has read: on its side, or leaning more than the detector learnt.
    /// </summary>
    private static readonly float[] Turns = [35, -35, 90, -90];

    private readonly InForce<VisionOptions> _options;
    private readonly TimeProvider _time;
    private readonly IInferenceEngine _detectorEngine;
    private readonly IInferenceEngine _recogniserEngine;
    private readonly PlateDetector _detector;
    private readonly PlateRecogniser _recogniser;
    private readonly PlateReader _reader;
    private readonly IInferenceEngine? _alignerEngine;
    private readonly IInferenceEngine? _enhancerEngine;
    private readonly PlateAligner? _aligner;
    private readonly PlateEnhancer? _enhancer;
    private readonly VisionResult _result;
    private long _refining;

    private PlateVision(
        ModelManifest detector, IInferenceEngine detectorEngine, ModelManifest recogniser, IInferenceEngine recogniserEngine,
        ModelManifest? aligner, IInferenceEngine? alignerEngine, ModelManifest? enhancer, IInferenceEngine? enhancerEngine,
        IImaging imaging,
        InForce<VisionOptions> live, TimeProvider time)
    {
        (_options, _time, _detectorEngine, _recogniserEngine) = (live, time, detectorEngine, recogniserEngine);
        (DetectorManifest, RecogniserManifest) = (detector, recogniser);
        _detector = new PlateDetector(detector, detectorEngine, imaging, live);
        (_alignerEngine, _enhancerEngine) = (alignerEngine, enhancerEngine);
        _aligner = aligner is null ? null : new PlateAligner(aligner, alignerEngine!, imaging);
        _recogniser = new PlateRecogniser(recogniser, recogniserEngine, live.Now.Regions, live.Now.Formats);
        _enhancer = enhancer is null
            ? null
            : new PlateEnhancer(enhancer, enhancerEngine!, imaging, _recogniser.CropWidth, _recogniser.CropHeight);
        _reader = new PlateReader(_detector, _aligner, _enhancer, _recogniser, imaging, live, time);
        _result = new VisionResult(live.Now.MaxPlates);
    }

    /// <summary>The detector in use.</summary>
    public ModelManifest DetectorManifest { get; }

    /// <summary>The recogniser in use.</summary>
    public ModelManifest RecogniserManifest { get; }

    /// <summary>The runtime that computes, for example <c>onnxruntime 1.22.0 (cpu)</c>.</summary>
    public string Backend => _recogniserEngine.Backend;

    /// <summary>Runs of the detector, and what its chip tells of itself. Safe from any thread.</summary>
    public EngineStatistics DetectorStatistics => _detectorEngine.Statistics;

    /// <summary>Runs of the recogniser. Safe from any thread.</summary>
    public EngineStatistics RecogniserStatistics => _recogniserEngine.Statistics;

    /// <summary>Loads both models.</summary>
    /// <param name="backend">The runtime; stays the caller's and must outlive the result.</param>
    /// <param name="imaging">Picture operations.</param>
    /// <param name="modelsFolder">The folder that holds <see cref="DetectorFolder"/> and <see cref="RecogniserFolder"/>.</param>
    /// <param name="live">Valid options; what a running lane takes over counts from the next frame.</param>
    /// <param name="time">Clock for the timings.</param>
    /// <param name="logger">Receives what was loaded.</param>
    /// <exception cref="InferenceFaultException">A model is missing, damaged or of another version, or a region is unknown.</exception>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public static PlateVision Open(
        IInferenceBackend backend, IImaging imaging, string modelsFolder, InForce<VisionOptions> live, TimeProvider time, ILogger logger)
    {
        var options = live.Now;
        if (VisionOptions.Keys.FirstOrDefault(key => !key.IsAllowed(options)) is { } bad)
            throw new ArgumentException($"vision.{bad.Path}: it takes {bad.Form.Expects}", nameof(live));
        foreach (var error in options.Validate())
            throw new ArgumentException($"{error.Key}: {error.Message}", nameof(live));
        var accelerator = backend.IsCpu ? null : backend.Name;
        var detectors = ManifestReader.LoadFor(accelerator, Path.Combine(modelsFolder, DetectorFolder), ModelTask.Detect,
            options.Precision);
        var recognisers = ManifestReader.LoadFor(accelerator, Path.Combine(modelsFolder, RecogniserFolder), ModelTask.Recognise,
            options.Precision);
        var (detector, detectorEngine) = OpenOne(backend, detectors, options.Threads);
        IInferenceEngine? recogniserEngine = null, alignerEngine = null, enhancerEngine = null;
        try
        {
            (var recogniser, recogniserEngine) = OpenOne(backend, recognisers, options.Threads);
            (var aligner, alignerEngine) = OpenOptional(backend, accelerator, Path.Combine(modelsFolder, AlignerFolder), ModelTask.Align,
                options);
            (var enhancer, enhancerEngine) = options.SuperResolution
                ? OpenOptional(backend, accelerator, Path.Combine(modelsFolder, EnhancerFolder), ModelTask.Enhance, options)
                : default;
            var vision = new PlateVision(
                detector, detectorEngine, recogniser, recogniserEngine, aligner, alignerEngine, enhancer, enhancerEngine, imaging, live,
                time);
            Log.ModelsLoaded(logger, detector.Name, detector.Version, recogniser.Name, recogniser.Version, vision.Backend);
            return vision;
        }
        catch
        {
            enhancerEngine?.Dispose();
            alignerEngine?.Dispose();
            recogniserEngine?.Dispose();
            detectorEngine.Dispose();
            throw;
        }
    }

    /// <summary>Reads the plates of a frame on loan; the lease stays the caller's.</summary>
    public VisionResult Process(FrameLease frame) => Process(frame.View, frame.Id, frame.CapturedAt);

    /// <summary>Reads the plates of a picture.</summary>
    /// <param name="frame">Any format.</param>
    /// <param name="id">Written into the readings.</param>
    /// <param name="capturedAt">Written into the readings.</param>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    public VisionResult Process(PixelView frame, long id = 0, TimeSpan capturedAt = default)
    {
        _result.Clear();
        _reader.BeginPicture();
        _refining = 0;
        var start = _time.GetTimestamp();
        _detector.Detect(frame);
        var detecting = _time.GetTimestamp() - start;
        for (var i = 0; i < _detector.Found.Count; i++)
            Read(frame, _detector.Found[i], id, capturedAt);
        return _options.Now.SecondLook && !IsReadWith(_options.Now.SureConfidence) ? ProcessAgain(frame, id, capturedAt, detecting)
            : Finish(detecting);
    }

    /// <summary>What is read next shows another vehicle: pictures of this one are not averaged with it.</summary>
    public void Forget() => _reader.Forget();

    /// <summary>
    /// Reads a picture that is one plate as a whole, as it is: nothing is cut off and no margin is added. Only where that leaves doubts it
    /// is read at the aligner's corners too, and where those stay (<see cref="VisionOptions.RereadBelow"/>), the corners of the plate in
    /// the picture are looked for.
    /// </summary>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    public VisionResult ReadCrop(PixelView crop, long id = 0, TimeSpan capturedAt = default)
    {
        _result.Clear();
        _reader.BeginPicture();
        _refining = 0;
        var reading = Begin(id, capturedAt, 1);
        _reader.Read(crop, PlateQuad.FromBox(0, 0, crop.Width, crop.Height), 0, 0, CornerSearch.InCrop, reading);
        _result.Keep(Rank(reading));
        return Finish(0);
    }

    /// <summary>What the models say about a picture, for comparing two runtimes.</summary>
    /// <param name="picture">Any format.</param>
    /// <param name="at">Where the other models look: what another runtime found; null: the best plate found here, or the picture's
    /// middle.</param>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    public ModelOutputs Outputs(PixelView picture, PlateQuad? at = null)
    {
        _detector.Detect(picture);
        var (score, corners) = _detector.Outputs();
        var plate = at ?? (_detector.Found.Count > 0
            ? _detector.Found[0].Corners
            : PlateQuad.FromBox(picture.Width / 4f, picture.Height / 4f, picture.Width * 0.75f, picture.Height * 0.75f));
        var reading = Begin(0, default, 1);
        _reader.Read(picture, plate, _options.Now.MarginAlong, _options.Now.MarginAcross, CornerSearch.None, reading);
        var (characters, region) = _recogniser.Outputs();
        _result.Clear();
        return new(plate, score, corners, characters, region, _aligner?.Outputs(picture, plate) ?? [],
            _enhancer?.Outputs(picture, plate) ?? []);
    }

    /// <summary>Super-resolves one plate and says where the time went; null where the release has no super-resolution.</summary>
    /// <param name="picture">Any format.</param>
    /// <param name="plate">Corners in it.</param>
    /// <exception cref="InferenceFaultException">The runtime failed.</exception>
    public EnhanceTimings? TimeEnhancing(PixelView picture, in PlateQuad plate) => _enhancer?.Enhance(picture, plate, _time);

    /// <inheritdoc/>
    public void Dispose()
    {
        _enhancerEngine?.Dispose();
        _alignerEngine?.Dispose();
        _recogniserEngine.Dispose();
        _detectorEngine.Dispose();
    }

    /// <summary>A model that a lane can do without, where the release has one for this runtime.</summary>
    private static (ModelManifest? Manifest, IInferenceEngine? Engine) OpenOptional(
        IInferenceBackend backend, string? accelerator, string folder, ModelTask task, VisionOptions options)
    {
        if (!Directory.Exists(folder) || !ManifestReader.HasFileFor(accelerator, folder, options.Precision))
            return (null, null);
        return OpenOne(backend, ManifestReader.LoadFor(accelerator, folder, task, options.Precision), options.Threads);
    }

    /// <summary>The first file that the runtime takes: of several, all but one are for other chips.</summary>
    private static (ModelManifest Manifest, IInferenceEngine Engine) OpenOne(IInferenceBackend backend,
        IReadOnlyList<ModelManifest> candidates, int threads)
    {
        InferenceFaultException? last = null;
        foreach (var candidate in candidates)
        {
            try
            {
                return (candidate, backend.Open(candidate.ModelPath, threads));
            }
            catch (InferenceFaultException fault)
            {
                last = fault;
            }
        }

        throw last!;
    }

    /// <summary>A plate that is read with certainty comes before one that is only seen with certainty.</summary>
    private static float Rank(PlateReading reading) =>
        reading.DetectionScore * (1 - reading.NotAPlate) * (0.1f + 0.9f * reading.Confidence);

    private VisionResult ProcessAgain(PixelView frame, long id, TimeSpan capturedAt, long detecting)
    {
        var start = _time.GetTimestamp();
        _detector.DetectAgain(frame);
        detecting += _time.GetTimestamp() - start;
        _result.Clear();
        for (var i = 0; i < _detector.Found.Count; i++)
            Read(frame, _detector.Found[i], id, capturedAt);
        return IsReadWith(_options.Now.TurnBelow) ? Finish(detecting) : ProcessTurned(frame, id, capturedAt, detecting);
    }

    /// <summary>
    /// Adds what shows when the frame is turned; a plate that is read better that way takes the place of what was read there before.
    /// </summary>
    private VisionResult ProcessTurned(PixelView frame, long id, TimeSpan capturedAt, long detecting)
    {
        foreach (var degrees in Turns)
        {
            var start = _time.GetTimestamp();
            _detector.DetectTurned(frame, degrees);
            detecting += _time.GetTimestamp() - start;
            for (var i = 0; i < _detector.Found.Count; i++)
                Read(frame, _detector.Found[i], id, capturedAt);
        }

        return Finish(detecting);
    }

    private bool IsReadWith(float confidence) => (_result.Readings.Length > 0 ? _result.Readings[0].Confidence : 0) >= confidence;

    /// <summary>Reads a plate that was found; where there is time, at corners that a closer look has confirmed.</summary>
    private void Read(PixelView frame, in FoundPlate found, long id, TimeSpan capturedAt)
    {
        var reading = Begin(id, capturedAt, found.Score);
        var (corners, search) = (found.Corners, CornerSearch.None);
        var start = _time.GetTimestamp();
        if (_options.Now.SecondLook)
        {
            _detector.TryRefine(frame, found.Corners, out corners);
            search = CornerSearch.InFrame;
        }

        if (_aligner is not null)
            corners = _aligner.Align(frame, corners, AlignRounds);
        _refining += _time.GetTimestamp() - start;

        _reader.Read(frame, corners, _options.Now.MarginAlong, _options.Now.MarginAcross, search, reading);
        reading.IsCut = FrameEdge.IsReached(reading.Corners, frame.Width, frame.Height);
        if (reading.NotAPlate < _options.Now.DropNotAPlate && reading.Length > 0)
            _result.Keep(Rank(reading));
    }

    private PlateReading Begin(long id, TimeSpan capturedAt, float score)
    {
        var reading = _result.Next();
        reading.Clear();
        (reading.FrameId, reading.CapturedAt, reading.DetectionScore) = (id, capturedAt, score);
        return reading;
    }

    private VisionResult Finish(long detectTicks)
    {
        var perTick = 1000.0 / _time.TimestampFrequency;
        var ticks = _reader.Ticks;
        _result.Timings = new((detectTicks + _refining + ticks.Detect) * perTick, ticks.Rectify * perTick, ticks.SuperResolve * perTick,
            ticks.Recognise * perTick);
        return _result;
    }
}
