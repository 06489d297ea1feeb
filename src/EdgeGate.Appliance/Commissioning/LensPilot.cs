using EdgeGate.Commissioning.Measuring;
using EdgeGate.Domain.Frames;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>
/// Drives a motorised lens through a search, on a thread of its own: a motor's driver may take its time, and neither lane nor page waits
/// for it. Safe from any thread.
/// </summary>
/// <param name="lens">Stays the caller's.</param>
/// <param name="options">How it searches.</param>
internal sealed class LensPilot(ILens lens, FocusSearchOptions options) : IDisposable
{
    private readonly object _gate = new();
    private FocusSearch? _search;
    private Thread? _thread;
    private bool _news;
    private bool _stopping;

    /// <summary>How the last search stands; null before the first.</summary>
    internal LensProgress? Progress
    {
        get
        {
            lock (_gate)
                return _search is null ? null : new(_search.State, _search.Measured.Count, options.Sweep + 10, lens.Position, Fault);
        }
    }

    /// <summary>What the motor said when it failed, whatever its driver threw; empty: nothing.</summary>
    internal string Fault { get; private set; } = "";

    /// <summary>Where the lens shall be; null before the first search.</summary>
    internal int? Target
    {
        get
        {
            lock (_gate)
                return _search?.Target;
        }
    }

    /// <summary>Begins; one that is going on begins again.</summary>
    /// <param name="now">Clock of the readings.</param>
    internal void Begin(TimeSpan now)
    {
        lock (_gate)
        {
            Fault = "";
            _search = new(lens.Min, lens.Max, lens.Step, lens.Position, options, now);
            Wake();
            if (_thread is not null)
                return;
            _thread = new Thread(Drive) { Name = "lens", IsBackground = true };
            _thread.Start();
        }
    }

    /// <summary>A plate was read. Takes microseconds.</summary>
    internal void Observe(double focus, TimeSpan at)
    {
        lock (_gate)
        {
            if (_search?.Observe(focus, at) == true)
                Wake();
        }
    }

    /// <summary>Time has passed, seen a plate or not.</summary>
    internal void Tick(TimeSpan now)
    {
        lock (_gate)
        {
            if (_search?.Tick(now) == true)
                Wake();
        }
    }

    /// <summary>Leaves the lens where it stands.</summary>
    internal void Stop()
    {
        lock (_gate)
            _search?.Stop();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private void Wake()
    {
        _news = true;
        Monitor.PulseAll(_gate);
    }

    private void Drive()
    {
        while (true)
        {
            int target;
            bool last;
            lock (_gate)
            {
                while (!_news && !_stopping)
                    Monitor.Wait(_gate);
                if (_stopping)
                    return;
                _news = false;
                (target, last) = (_search!.Target,
                    _search.State is FocusSearchState.Found or FocusSearchState.NoPeak or FocusSearchState.NoPlate);
            }

            try
            {
                // The last place is come to from below as well, so that the play of the gears is where it was when it was measured.
                if (last)
                    lens.MoveTo(Math.Max(lens.Min, target - (int)(options.Backlash * (lens.Max - lens.Min))));
                lens.MoveTo(target);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                lock (_gate)
                {
                    Fault = fault.Message;
                    _search!.Stop();
                }
            }
        }
    }
}
