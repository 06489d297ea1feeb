using EdgeGate.Commissioning.Findings;
namespace EdgeGate.Commissioning.Measuring;

/// <summary>
/// A focus meter with its peak held: the technician turns the lens through the peak, sees the value fall, and turns back to where it
/// was. The median of five readings counts, so that one lucky frame sets no peak that cannot be reached again. Values are comparable
/// for one plate at one place only: reset after moving the car. Not safe from several threads.
/// </summary>
public sealed class FocusPeak(CommissioningLimits limits)
{
    private const int Window = 5;
    private readonly Queue<double> _last = new(Window + 1);

    /// <summary>The smoothed value, 0 to 1; 0 before five readings.</summary>
    public double Current { get; private set; }

    /// <summary>The best smoothed value since the last reset.</summary>
    public double Peak { get; private set; }

    /// <summary>Takes in the focus index of one reading; what is no number is left out.</summary>
    public void Observe(double focus)
    {
        if (!double.IsFinite(focus))
            return;
        _last.Enqueue(focus);
        if (_last.Count > Window)
            _last.Dequeue();
        if (_last.Count < Window)
            return;
        Current = Statistics.Median(_last);
        Peak = Math.Max(Peak, Current);
    }

    /// <summary>Lets go of the peak.</summary>
    public void Reset()
    {
        _last.Clear();
        (Current, Peak) = (0, 0);
    }

    /// <summary>The meter now.</summary>
    public FocusState State()
    {
        var share = Peak > 0 ? Current / Peak : 0;
        return new(Current, Peak, Peak > 0 ? Finding.AtLeast(FindingCode.Focus, share, limits.GoodFocusShare, limits.MinFocusShare) : null);
    }
}
