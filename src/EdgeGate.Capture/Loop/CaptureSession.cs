using EdgeGate.Domain.Timing;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Capture;

/// <summary>
/// The capture loop without its thread: opens, reads, judges and reopens, one step a call. <see cref="Step"/> belongs to one thread;
/// <see cref="Watch"/> may be called from another.
/// </summary>
internal sealed class CaptureSession(
    Func<IFrameSource> open, IFramePool pool, FrameMailbox mailbox, CaptureOptions options, TimeProvider time, ILogger logger,
    ICaptureObserver? observer)
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromMilliseconds(250);

    // What a read may take beyond the limit before the watchdog takes the source away from it.
    private static readonly TimeSpan WatchSlack = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// A read of a camera waits a quarter of a second at most. When this long has passed since the last one the process was stopped, or had
    /// no processor: what the camera, its driver and the decoder held meanwhile would come out of them as if it were new.
    /// </summary>
    internal static readonly TimeSpan StoodStill = TimeSpan.FromSeconds(2);

    private readonly CaptureCounters _counters = new(time);
    private readonly Backoff _backoff = new(
        TimeSpan.FromMilliseconds(options.RetryFirstMs), TimeSpan.FromMilliseconds(options.RetryMaxMs));
    private readonly Lock _gate = new();
    private IFrameSource? _source;
    private bool _busy;
    private bool _givenUp;
    private bool _delivered;
    private TimeSpan _turnedAt;
    private TimeSpan _waitingSince;
    private TimeSpan _goodSince;
    private TimeSpan _retryAt;
    private long _idBase;
    private long _lastId;
    private long _droppedSince;

    internal CaptureHealth Health => _counters.Snapshot(mailbox.Replaced);

    /// <summary>Does one thing: waits for a frame, opens the source, or nothing.</summary>
    /// <returns>How long to wait before the next step; null when there is no next one.</returns>
    internal TimeSpan? Step()
    {
        try
        {
            if (_source is null)
            {
                var now = time.LaneNow();
                if (now < _retryAt)
                    return _retryAt - now;
                Open();
            }

            return Read() ? TimeSpan.Zero : null;
        }
        catch (CameraFaultException fault)
        {
            return Fail(fault);
        }
        catch (ObjectDisposedException) when (_givenUp)
        {
            // The watchdog closed the source under a read that did not come back; it has been reported.
            return Fail(null);
        }
        catch (Exception error)
        {
            // A mistake in a driver or a codec that this picture brought out: the camera is opened again, and nothing else notices.
            return Fail(new CameraFaultException(
                CameraFaultKind.BadData, $"{_source?.Description ?? options.Source}: a picture could not be taken: {error.Message.ReplaceLineEndings(" ")}", error));
        }
    }

    /// <summary>Closes a source whose read or opening outlasts its limit. Called now and then from another thread.</summary>
    internal void Watch()
    {
        lock (_gate)
        {
            if (!_busy || _givenUp || time.LaneNow() - _waitingSince < Limit + WatchSlack)
                return;
            _givenUp = true;
        }

        Report(Hung());
        _source?.Dispose();
    }

    /// <summary>Closes the source and gives the unread frame back.</summary>
    internal void Stop()
    {
        CloseSource();
        mailbox.Clear();
        _counters.Enter(CaptureState.Stopped);
    }

    private TimeSpan Limit => TimeSpan.FromMilliseconds(_delivered ? options.HangLimitMs : options.FirstFrameLimitMs);

    private void Open()
    {
        _counters.Enter(CaptureState.Connecting);
        lock (_gate)
            (_waitingSince, _delivered, _busy, _givenUp) = (time.LaneNow(), false, true, false);
        _source = open();
        (_idBase, _droppedSince, _goodSince) = (_lastId, 0, time.LaneNow());
        _turnedAt = time.LaneNow();
        _counters.Opened(_source.Description);
    }

    private bool Read()
    {
        var left = Limit - (time.LaneNow() - _waitingSince);
        if (left <= TimeSpan.Zero)
            throw Hung();
        CheckItTurns();
        var status = _source!.Read(pool, left < LongestRead ? left : LongestRead, out var frame);
        if (_givenUp)
        {
            frame?.Dispose();
            throw new ObjectDisposedException(_source.Description);
        }

        try
        {
            CheckItTurns();
        }
        catch
        {
            frame?.Dispose();
            throw;
        }

        switch (status)
        {
            case FrameReadStatus.Frame:
                Publish(frame!);
                return true;
            case FrameReadStatus.Dropped:
                _counters.Missed(1);
                _droppedSince++;
                Alive();
                return true;
            case FrameReadStatus.EndOfStream when _source.IsLive:
                throw new CameraFaultException(CameraFaultKind.Disconnected, $"{_source.Description}: the stream ended");
            case FrameReadStatus.EndOfStream:
                CloseSource();
                _counters.Enter(CaptureState.Ended);
                observer?.OnEnded();
                return false;
            default:
                return true;
        }
    }

    private void CheckItTurns()
    {
        var (before, now) = (_turnedAt, time.LaneNow());
        _turnedAt = now;
        if (_source!.IsLive && now - before > StoodStill)
            throw new CameraFaultException(
                CameraFaultKind.Hung,
                $"{_source.Description}: this program stood still for {(now - before).TotalSeconds:0.#} s, and what the camera gave meanwhile is old; it is opened again");
    }

    private void Publish(FrameLease frame)
    {
        // Ids go on counting over a reconnection, so that a gap always means frames nobody saw.
        var id = _idBase + frame.Id;
        var lost = id - _lastId - 1 - _droppedSince;
        if (lost > 0)
            _counters.Missed(lost);
        (_lastId, _droppedSince) = (id, 0);
        frame.Stamp(id, frame.CapturedAt);

        var first = !_delivered;
        Alive();
        _counters.Frame();
        if (first)
        {
            Log.Connected(logger, _source!.Description);
            observer?.OnConnected(_source.Description);
        }

        if (time.LaneNow() - _goodSince >= TimeSpan.FromMilliseconds(options.GoodAfterMs))
            _backoff.Reset();
        mailbox.Publish(frame);
    }

    private void Alive()
    {
        lock (_gate)
            (_waitingSince, _delivered) = (time.LaneNow(), true);
    }

    private TimeSpan Fail(CameraFaultException? fault)
    {
        var reported = _givenUp;
        CloseSource();
        mailbox.Clear();
        var pause = _backoff.Next();
        _retryAt = time.LaneNow() + pause;
        _counters.Enter(CaptureState.Waiting);
        if (fault is not null && !reported)
            Report(fault);
        Log.Retrying(logger, pause.TotalSeconds);
        return pause;
    }

    private void Report(CameraFaultException fault)
    {
        _counters.Fault(fault);
        Log.Fault(logger, fault.Kind, fault.Message);
        observer?.OnFault(fault);
    }

    private CameraFaultException Hung() => new(
        CameraFaultKind.Hung,
        $"{_source?.Description ?? options.Source}: no frame for {Limit.TotalSeconds:0.#} s; it is closed and opened anew. " +
        "If this repeats, check the camera's power and cable");

    private void CloseSource()
    {
        lock (_gate)
            _busy = false;
        var source = _source;
        _source = null;
        try
        {
            source?.Dispose();
        }
        catch (Exception error)
        {
            // What is broken may break once more when it is closed; the capture thread goes on.
            Log.NotClosed(logger, error);
        }
    }
}
