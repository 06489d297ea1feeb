namespace EdgeGate.Commissioning.Measuring;

/// <summary>
/// Looks for the sharpest position of a motorised lens: a sweep over the whole travel finds the hill, then a Fibonacci search, which of all
/// searches has the least worst case for a number of measurements, narrows it down; a parabola through what was measured around the top
/// evens out the noise. Pure: says where the lens shall be, is told what was seen there. Not safe from several threads.
/// </summary>
public sealed class FocusSearch
{
    private readonly FocusSearchOptions _options;
    private readonly (int Min, int Max, int Step, int Start) _lens;
    private readonly SortedDictionary<int, double> _measured = [];
    private readonly List<double> _samples = [];
    private readonly Queue<int> _sweep = new();
    private FibonacciBracket? _bracket;
    private bool _runningUp;
    private int _wanted;
    private TimeSpan _lookFrom;
    private TimeSpan _lostAt;

    /// <param name="min">Least position.</param>
    /// <param name="max">Greatest position, above the least.</param>
    /// <param name="step">Positions are multiples of this above the least.</param>
    /// <param name="start">Where the lens stands: it goes back there when nothing is found.</param>
    /// <param name="options">How.</param>
    /// <param name="now">Clock of the readings.</param>
    public FocusSearch(int min, int max, int step, int start, FocusSearchOptions options, TimeSpan now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(max, min);
        (_options, _lens) = (options, (min, max, Math.Max(1, step), start));
        foreach (var i in Enumerable.Range(0, options.Sweep))
            _sweep.Enqueue(Round(min + (double)i / (options.Sweep - 1) * (max - min)));
        Go(_sweep.Dequeue(), now);
    }

    /// <summary>Where the lens shall be now.</summary>
    public int Target { get; private set; }

    /// <summary>How it stands.</summary>
    public FocusSearchState State { get; private set; }

    /// <summary>Moves so far: each costs a settling time.</summary>
    public int Moves { get; private set; }

    /// <summary>Positions measured so far, with the sharpness there.</summary>
    public IReadOnlyDictionary<int, double> Measured => _measured;

    /// <summary>Takes in the sharpness of one reading; anything that is no number is left out.</summary>
    /// <returns>True when <see cref="Target"/> or <see cref="State"/> has changed.</returns>
    public bool Observe(double focus, TimeSpan at)
    {
        if (State != FocusSearchState.Searching || at < _lookFrom || !double.IsFinite(focus))
            return false;
        _lostAt = at + TimeSpan.FromMilliseconds(_options.PatienceMs);
        if (_runningUp)
        {
            _runningUp = false;
            Move(_wanted, at);
            return true;
        }

        _samples.Add(focus);
        if (_samples.Count < _options.Samples)
            return false;
        _measured[_wanted] = Statistics.Median(_samples);
        Advance(at);
        return true;
    }

    /// <summary>Time has passed.</summary>
    /// <returns>True when the plate was lost by it.</returns>
    public bool Tick(TimeSpan now)
    {
        if (State != FocusSearchState.Searching || now < _lostAt)
            return false;
        End(FocusSearchState.NoPlate, _lens.Start);
        return true;
    }

    /// <summary>Ends it early.</summary>
    public void Stop()
    {
        if (State == FocusSearchState.Searching)
            End(FocusSearchState.Ended, Target);
    }

    private void Advance(TimeSpan at)
    {
        if (_sweep.TryDequeue(out var next))
        {
            Go(next, at);
            return;
        }

        if (_bracket is null)
        {
            if (Hill() is not { } hill)
            {
                End(FocusSearchState.NoPeak, _lens.Start);
                return;
            }

            _bracket = new(hill.Low, hill.High, Math.Max(1, (int)(_options.Resolution * (_lens.Max - _lens.Min))));
        }

        while (_bracket.Next(_measured) is { } probe)
        {
            if (_measured.ContainsKey(Round(probe)))
            {
                _measured[probe] = _measured[Round(probe)];
                continue;
            }

            Go(Round(probe), at);
            return;
        }

        // The top of the parabola is measured like any other place, so that noise is not believed twice.
        if (Top() is var top && !_measured.ContainsKey(top))
        {
            Go(top, at);
            return;
        }

        End(FocusSearchState.Found, Top());
    }

    /// <summary>The part of the travel in which the peak lies, by the sweep; null when there is no hill.</summary>
    private (int Low, int High)? Hill()
    {
        var (places, values) = (_measured.Keys.ToArray(), _measured.Values.ToArray());
        var best = Array.IndexOf(values, values.Max());
        if (!(values[best] > Statistics.Median(values) * _options.LeastRise))
            return null;

        // A neighbour as high as the best may be the true one: noise.
        var (low, high) = (best, best);
        while (low > 0 && values[low - 1] > values[best] * 0.9)
            low--;
        while (high < values.Length - 1 && values[high + 1] > values[best] * 0.9)
            high++;
        return (places[Math.Max(0, low - 1)], places[Math.Min(places.Length - 1, high + 1)]);
    }

    /// <summary>The top of a parabola through the measurements around the best one; the best one itself where there is none.</summary>
    private int Top()
    {
        var best = _measured.MaxBy(entry => entry.Value);
        var near = _measured.Where(entry => entry.Value > best.Value * 0.6
            && Math.Abs(entry.Key - best.Key) <= (_lens.Max - _lens.Min) / 8.0).ToArray();
        return ParabolaFit.Top(near) is { } top && top >= near[0].Key && top <= near[^1].Key ? Round(top) : best.Key;
    }

    private void Go(int position, TimeSpan now)
    {
        _wanted = position;
        _samples.Clear();
        _lostAt = now + TimeSpan.FromMilliseconds(_options.PatienceMs);
        var runUp = Math.Max(_lens.Min, Round(position - _options.Backlash * (_lens.Max - _lens.Min)));

        // Coming from below already, there is no play to take up.
        _runningUp = Moves > 0 ? position <= Target : position > _lens.Min;
        _runningUp &= runUp < position;
        Move(_runningUp ? runUp : position, now);
    }

    private void Move(int position, TimeSpan now)
    {
        Target = position;
        Moves++;
        _lookFrom = now + TimeSpan.FromMilliseconds(_options.SettleMs);
    }

    private void End(FocusSearchState state, int position)
    {
        State = state;
        Target = position;
        Moves++;
    }

    private int Round(double position) =>
        (int)Math.Clamp(_lens.Min + Math.Round((position - _lens.Min) / _lens.Step) * _lens.Step, _lens.Min, _lens.Max);
}
