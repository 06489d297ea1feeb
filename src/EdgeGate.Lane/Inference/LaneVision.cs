using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Inference;
using EdgeGate.Domain.Phrases;
using EdgeGate.Vision;
using EdgeGate.Vision.Models;

namespace EdgeGate.Lane.Inference;

/// <summary>
/// The eyes of a lane: an NPU where there is one, and the CPU, open and ready, for every frame in which that fails. One thread, but for
/// <see cref="Health"/>. Allocates nothing for a frame.
/// </summary>
public sealed class LaneVision : IDisposable
{
    private readonly StandIn<PlateVision> _vision;
    private readonly TimeProvider _time;
    private readonly Queue<InferenceNews> _news = new();
    private volatile string _lastFault;
    private volatile int _fallbacks;

    public LaneVision(StandIn<PlateVision> vision, TimeProvider time, string fault = "")
    {
        (_vision, _time, _lastFault) = (vision, time, fault);
        if (fault.Length > 0)
            _news.Enqueue(new(true, Phrase.Of("npuNotUsed", ("message", fault))));
    }

    /// <summary>The detector in use.</summary>
    public ModelManifest DetectorManifest => Current.DetectorManifest;

    /// <summary>The recogniser in use.</summary>
    public ModelManifest RecogniserManifest => Current.RecogniserManifest;

    /// <summary>Detector and recogniser with their versions, as pages and terminals name them.</summary>
    public string Names => $"{DetectorManifest.Name} {DetectorManifest.Version}, {RecogniserManifest.Name} {RecogniserManifest.Version}";

    /// <summary>What computes now.</summary>
    public string Backend => Current.Backend;

    /// <summary>The models on the CPU, which stand by; an NPU's were warmed up and compared when they were opened.</summary>
    public PlateVision Fallback => _vision.Fallback;

    /// <summary>True while the CPU's models compute, for want of others or in their place.</summary>
    public bool IsOnCpu => ReferenceEquals(Current, _vision.Fallback);

    /// <summary>How the models are computed now. Safe from any thread.</summary>
    public InferenceHealth Health
    {
        get
        {
            var current = Current;
            try
            {
                return new(current.Backend, _vision.IsDegraded, _fallbacks, _lastFault, current.DetectorStatistics,
                    current.RecogniserStatistics);
            }
            catch (ObjectDisposedException)
            {
                // It failed this very moment.
                return new(_vision.Fallback.Backend, true, _fallbacks, _lastFault, EngineStatistics.None, EngineStatistics.None);
            }
        }
    }

    private PlateVision Current => _vision.Preferred ?? _vision.Fallback;

    /// <summary>Reads the plates of a frame; the lease stays the caller's.</summary>
    /// <exception cref="InferenceFaultException">The CPU failed too.</exception>
    public VisionResult Process(FrameLease frame)
    {
        var start = _time.GetTimestamp();
        var vision = _vision.Use(out var isBack);
        if (isBack)
            _news.Enqueue(new(false, Phrase.Of("npuBack", ("backend", vision.Backend))));
        try
        {
            return vision.Process(frame);
        }
        catch (InferenceFaultException fault)
        {
            if (!_vision.Failed())
                throw;
            _lastFault = fault.Message;
            _fallbacks++;
        }

        // The same frame, on the CPU: no car is missed for it.
        var result = _vision.Fallback.Process(frame);
        _news.Enqueue(new(true,
            Phrase.Of("npuFailed", ("message", _lastFault),
            ("milliseconds", (long)Math.Round(_time.GetElapsedTime(start).TotalMilliseconds)))));
        return result;
    }

    /// <summary>What has to be recorded since the last call, oldest first.</summary>
    public bool TryTakeNews(out InferenceNews news) => _news.TryDequeue(out news);

    /// <inheritdoc/>
    public void Dispose() => _vision.Dispose();
}
