using System.Collections.Concurrent;
using EdgeGate.Access.Tracking;
using EdgeGate.Capture;
using EdgeGate.Commissioning;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Supervision;
using EdgeGate.Vision;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>
/// A commissioning on a terminal: camera, vision and tracker as in the lane, but no barrier and no journal. It moves nothing. One thread;
/// commands come in over a queue.
/// </summary>
internal sealed class CommissionRun(
    CommissioningSession session, PlateVision vision, SightingTracker tracker, FramePool pool, CommissionScreen screen, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ShowEvery = TimeSpan.FromSeconds(1);

    private CommissioningStep _step;
    private TimeSpan _frameAt;
    private bool _left;
    private int _others;
    private int _unreadInARow;

    /// <summary>The motor of the lens; null: it is turned by hand.</summary>
    internal LensPilot? Lens { get; init; }

    /// <summary>What the technician types, a line each.</summary>
    internal ConcurrentQueue<string> Commands { get; } = new();

    /// <summary>Runs until every step is done, the recording is over, or somebody leaves.</summary>
    /// <param name="source">Pictures.</param>
    /// <param name="first">Where to begin.</param>
    /// <param name="stop">Ends it early.</param>
    /// <returns>False when it was left before its end.</returns>
    /// <exception cref="CameraFaultException">The camera failed.</exception>
    internal bool Run(IFrameSource source, CommissioningStep first, CancellationToken stop)
    {
        if (Lens is not null)
            session.OnFocus = Lens.Observe;
        GoTo(first);
        var (lastFrame, shown) = (time.GetTimestamp(), time.GetTimestamp());
        while (_step != CommissioningStep.Report && !_left && !stop.IsCancellationRequested)
        {
            var status = source.Read(pool, Patience, out var frame);
            if (status == FrameReadStatus.EndOfStream)
                break;
            if (frame is not null)
            {
                lastFrame = time.GetTimestamp();
                using (frame)
                    Try(frame);
            }
            else if (time.GetElapsedTime(lastFrame) > Hung)
            {
                throw new CameraFaultException(CameraFaultKind.Hung,
                    $"{source.Description}: no frame for {Hung.TotalSeconds:0} s; look at cable and power of the camera");
            }

            while (Commands.TryDequeue(out var command))
                Obey(command);
            if (time.GetElapsedTime(shown) < ShowEvery)
                continue;
            shown = time.GetTimestamp();
            Lens?.Tick(_frameAt);
            if (_step == CommissioningStep.Focus && Lens?.Progress is { } progress)
                screen.Show(progress.Text);
            screen.Show(session.State(_frameAt));
        }

        foreach (ref readonly var update in tracker.Flush(_frameAt))
            OnUpdate(update, _frameAt);
        return !_left && !stop.IsCancellationRequested;
    }

    /// <summary>A picture that cannot be read is said and skipped; many in a row are no picture's fault.</summary>
    private void Try(FrameLease frame)
    {
        try
        {
            Look(frame);
            _unreadInARow = 0;
        }
        catch (Exception error) when (error is not InferenceFaultException)
        {
            if (++_unreadInARow >= LaneFaults.MostInARow)
                throw new InferenceFaultException($"{_unreadInARow} pictures in a row could not be read: {error.Message}", error);
            screen.Say($"a picture could not be read and is skipped: {error.Message.ReplaceLineEndings(" ")}");
        }
    }

    private void Look(FrameLease frame)
    {
        _frameAt = frame.CapturedAt;
        var result = vision.Process(frame);
        session.Observe(result.Readings, frame.CapturedAt, frame.Width, frame.Height);
        foreach (ref readonly var update in tracker.Observe(result.Readings, frame.CapturedAt, frame.Width, frame.Height))
            OnUpdate(update, frame.CapturedAt);
    }

    private void OnUpdate(in TrackUpdate update, TimeSpan at)
    {
        var sighting = update.Sighting;
        var gone = update.Kind == TrackUpdateKind.Ended;
        if (!gone)
        {
            // The known car counts as let in; anything else is asked about again, as in a lane where it is on no list.
            tracker.Answer(sighting.Track, sighting.Text == session.Plan.Plate ? AccessVerdict.Grant : AccessVerdict.Deny);
        }

        // A vehicle that nobody decided on until it went is a pass that was missed.
        if (!gone || !update.Decided)
            session.Decided(sighting, at);
        if (!gone)
            return;
        if (session.Left(sighting) is not { } pass)
        {
            if (_step == CommissioningStep.Drive && session.State(at).Others is { Count: var others } && others > _others)
                screen.Say($"{sighting.Text}: another vehicle, not counted");
            _others = session.State(at).Others.Count;
            return;
        }

        screen.Pass(pass, session.Plan);
        if (session.State(at).Passes.Count >= session.Plan.Limits.Passes)
            GoTo(CommissioningStep.Report);
    }

    private void Obey(string command)
    {
        switch (command.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case []:
                GoTo(_step + 1);
                break;
            case ["b"]:
                GoTo(_step == CommissioningStep.Aim ? _step : _step - 1);
                break;
            case ["r"]:
                session.ResetFocus();
                screen.Say("the peak is let go of");
                break;
            case ["f"] when _step == CommissioningStep.Focus && Lens is not null:
                session.ResetFocus();
                Lens.Begin(_frameAt);
                break;
            case ["f"]:
                screen.Say(Lens is null ? "this camera has no motorised lens: turn it by hand" : "the motor focuses in step 2");
                break;
            case ["d", var number] when int.TryParse(number, out var pass):
                screen.Say(session.Discard(pass) ? $"pass {pass} is taken out; the others moved up" : $"there is no pass {pass}");
                break;
            case ["q"]:
                _left = true;
                break;
            default:
                screen.Say("Enter: next step; b: back; r: let go of the focus peak; f: focus by motor; d 3: take pass 3 out; q: leave");
                break;
        }
    }

    private void GoTo(CommissioningStep step)
    {
        _step = step;
        session.GoTo(step);
        if (step != CommissioningStep.Focus)
            Lens?.Stop();
        screen.Begin(step, session.Plan, Lens is not null);
    }
}
