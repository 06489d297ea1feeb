using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Commissioning.Tests;

/// <summary>A lens with play in its gears and a sharpness that is a noisy hill over its true position.</summary>
internal sealed class SimulatedLens(int seed, double peak, double width, double noise, double play, int max = 1000)
{
    private readonly Random _random = new(seed);
    private double _true = max / 2.0;

    /// <summary>Sharpness at the very peak.</summary>
    internal const double Best = 0.6;

    internal int Max { get; } = max;

    /// <summary>Sharpness without noise, where the lens stands.</summary>
    internal double Truth => 0.05 + (Best - 0.05) * Math.Exp(-Math.Pow((_true - peak) / width, 2));

    /// <summary>The motor turns; the lens follows once the play is taken up.</summary>
    internal void MoveTo(int position) => _true = position > _true + play ? position - play : position < _true ? position : _true;

    internal double Read() => Math.Max(0, Truth * (1 + noise * Gauss()));

    /// <summary>Runs a search to its end, ten readings a second.</summary>
    internal (FocusSearch Search, TimeSpan Took) Search(FocusSearchOptions? options = null, double seen = 1)
    {
        var now = TimeSpan.Zero;
        var search = new FocusSearch(0, Max, 1, Max / 2, options ?? new(), now);
        MoveTo(search.Target);
        while (search.State == FocusSearchState.Searching && now < TimeSpan.FromMinutes(5))
        {
            now += TimeSpan.FromMilliseconds(100);
            if ((_random.NextDouble() < seen && search.Observe(Read(), now)) || search.Tick(now))
                MoveTo(search.Target);
        }

        // As the pilot does: the last place is come to from below.
        MoveTo(Math.Max(0, search.Target - Max / 10));
        MoveTo(search.Target);
        return (search, now);
    }

    private double Gauss() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
