using EdgeGate.Vision;

namespace EdgeGate.Lane;

/// <summary>
/// Where the time of the last frames went. Keeps a fixed number of them, so that medians cost no memory that grows.
/// Written by the lane's thread.
/// </summary>
public sealed class LaneTimings
{
    private const int Kept = 4096;
    private readonly float[] _total = new float[Kept];
    private readonly VisionTimings[] _stages = new VisionTimings[Kept];

    /// <summary>Frames since the start.</summary>
    public long Frames { get; private set; }

    public void Add(in VisionTimings stages, double total)
    {
        var slot = (int)(Frames++ % Kept);
        _total[slot] = (float)total;
        _stages[slot] = stages;
    }

    /// <summary>Median milliseconds from pixels to decision over the frames kept; 0 before the first.</summary>
    public double MedianTotal() => Percentile(_total.Take(Count).Select(value => (double)value), 0.5);

    /// <summary>A percentile of the same, share 0 to 1.</summary>
    public double TotalPercentile(double share) => Percentile(_total.Take(Count).Select(value => (double)value), share);

    /// <summary>Median of one stage.</summary>
    public double MedianOf(Func<VisionTimings, double> stage) => Percentile(_stages.Take(Count).Select(stage), 0.5);

    private int Count => (int)Math.Min(Frames, Kept);

    private static double Percentile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];
    }
}
