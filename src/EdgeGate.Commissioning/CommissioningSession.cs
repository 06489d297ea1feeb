using EdgeGate.Commissioning.Measuring;
using EdgeGate.Commissioning.Passes;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Commissioning;

/// <summary>
/// One commissioning: fed by the lane with every frame's readings and every vehicle, asked by a page or a terminal for its state.
/// Safe from several threads; <see cref="Observe"/> takes microseconds and allocates next to nothing. Knows no files, no clock, no screen.
/// </summary>
public sealed class CommissioningSession
{
    private readonly Lock _gate = new();
    private readonly AimMeter _aim;
    private readonly FocusPeak _focus;
    private readonly PassRecorder _recorder;
    private CommissioningStep _step;
    private ExposureReading? _exposure;
    private TimeSpan _exposureAt;
    private string _lastText = "";
    private (int Width, int Height) _frame = (1280, 720);

    /// <summary>Begins with <see cref="CommissioningStep.Aim"/>.</summary>
    public CommissioningSession(CommissioningPlan plan)
    {
        Plan = plan;
        (_aim, _focus, _recorder) = (new(plan.Limits), new(plan.Limits), new(plan.Plate, plan.Limits));
    }

    /// <summary>What it is about.</summary>
    public CommissioningPlan Plan { get; }

    /// <summary>
    /// Hears of the focus of every reading, with its moment, while the focus is being set: a motorised lens. On the caller's thread.
    /// </summary>
    public Action<double, TimeSpan>? OnFocus { get; set; }

    /// <summary>Takes in one frame. Nothing of the readings is kept.</summary>
    /// <param name="readings">
    /// Every plate of the frame, also none. The widest one that is read well enough is the car being aimed at; while the focus is being
    /// set, one that cannot be read yet serves too.
    /// </param>
    /// <param name="at">Lane clock.</param>
    /// <param name="frameWidth">Pixels.</param>
    /// <param name="frameHeight">Pixels.</param>
    public void Observe(ReadOnlySpan<PlateReading> readings, TimeSpan at, int frameWidth, int frameHeight)
    {
        PlateReading? widest = null, blurred = null;
        foreach (var reading in readings)
        {
            if (blurred is null || reading.Corners.Width > blurred.Corners.Width)
                blurred = reading;
            if (Plan.Limits.Reading.Admits(reading) && (widest is null || reading.Corners.Width > widest.Corners.Width))
                widest = reading;
        }

        lock (_gate)
        {
            _frame = (frameWidth, frameHeight);
            if (_step == CommissioningStep.Focus)
                widest ??= blurred;
            if (widest is null)
                return;
            _aim.Observe(widest.Corners, at, frameWidth, frameHeight);
            _focus.Observe(widest.FocusIndex);
            if (widest.Crop.Length > 0)
                (_exposure, _exposureAt) = (ExposureReading.Of(widest.Crop), at);
            if (widest.Length > 0)
                _lastText = widest.GetText();
            if (_step != CommissioningStep.Focus)
                return;
        }

        OnFocus?.Invoke(widest.FocusIndex, at);
    }

    /// <summary>The lane decided on a vehicle, for the first time or again.</summary>
    public void Decided(Sighting sighting, TimeSpan at)
    {
        lock (_gate)
        {
            if (_step == CommissioningStep.Drive)
                _recorder.Decided(sighting, at);
        }
    }

    /// <summary>A vehicle has gone.</summary>
    /// <returns>Its pass, while passes are being driven; otherwise null.</returns>
    public DrivePass? Left(Sighting sighting)
    {
        lock (_gate)
            return _step == CommissioningStep.Drive ? _recorder.Left(sighting, _frame.Width, _frame.Height) : null;
    }

    /// <summary>Goes to a step. Going to focus lets go of the peak; passes are kept whatever step is gone to.</summary>
    public void GoTo(CommissioningStep step)
    {
        lock (_gate)
        {
            if (step == CommissioningStep.Focus && _step != step)
                _focus.Reset();
            _step = step;
        }
    }

    /// <summary>Lets go of the focus peak: the car or the camera was moved.</summary>
    public void ResetFocus()
    {
        lock (_gate)
            _focus.Reset();
    }

    /// <summary>Takes a pass out.</summary>
    /// <returns>False when there is no such pass.</returns>
    public bool Discard(int number)
    {
        lock (_gate)
            return _recorder.Discard(number);
    }

    /// <summary>Everything there is to show, immutable.</summary>
    /// <param name="now">Lane clock.</param>
    public CommissioningState State(TimeSpan now)
    {
        lock (_gate)
        {
            DrivePass[] passes = [.. _recorder.Passes];
            var exposure = now - _exposureAt <= TimeSpan.FromSeconds(2) ? _exposure : null;
            return new(
                _step, Plan.Plate, _lastText, _aim.State(now), _focus.State(), exposure, exposure?.Judge(Plan.Limits) ?? [], passes,
                PassSummary.Of(passes, Plan.Limits), Suggestions.From(passes))
            {
                Others = [.. _recorder.Others],
            };
        }
    }
}
