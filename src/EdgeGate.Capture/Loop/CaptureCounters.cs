using EdgeGate.Domain;
using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture;

/// <summary>The numbers behind <see cref="CaptureHealth"/>. Written by the capture thread, read by anyone.</summary>
internal sealed class CaptureCounters(TimeProvider time)
{
    // Weight of the newest interval in the smoothed frame rate: about ten frames of memory.
    private const double Smoothing = 0.1;

    private readonly Lock _gate = new();
    private CaptureState _state = CaptureState.Stopped;
    private string _source = "";
    private long _frames;
    private long _missed;
    private long _faults;
    private CameraFaultKind? _lastFaultKind;
    private string _lastFault = "";
    private double _interval;
    private TimeSpan? _connectedAt;
    private TimeSpan? _lastFrameAt;

    internal void Enter(CaptureState state)
    {
        lock (_gate)
        {
            _state = state;
            if (state != CaptureState.Running)
                (_interval, _connectedAt) = (0, state == CaptureState.Connecting ? _connectedAt : null);
        }
    }

    internal void Opened(string source)
    {
        lock (_gate)
            (_source, _connectedAt) = (source, time.LaneNow());
    }

    internal void Frame()
    {
        lock (_gate)
        {
            var now = time.LaneNow();
            if (_state == CaptureState.Running && _lastFrameAt is { } last)
            {
                var interval = (now - last).TotalSeconds;
                _interval = _interval == 0 ? interval : _interval + (interval - _interval) * Smoothing;
            }

            (_lastFrameAt, _state) = (now, CaptureState.Running);
            _frames++;
        }
    }

    internal void Missed(long count)
    {
        lock (_gate)
            _missed += count;
    }

    internal void Fault(CameraFaultException fault)
    {
        lock (_gate)
        {
            (_lastFaultKind, _lastFault) = (fault.Kind, fault.Message);
            _faults++;
        }
    }

    internal CaptureHealth Snapshot(long replaced)
    {
        lock (_gate)
        {
            var now = time.LaneNow();
            return new CaptureHealth
            {
                State = _state, Source = _source, Frames = _frames, Missed = _missed, Replaced = replaced, Faults = _faults,
                LastFaultKind = _lastFaultKind, LastFault = _lastFault, FramesPerSecond = _interval > 0 ? 1 / _interval : 0,
                ConnectedFor = now - _connectedAt, FrameAge = now - _lastFrameAt,
            };
        }
    }
}
