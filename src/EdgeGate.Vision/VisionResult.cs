using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision;

/// <summary>What one frame showed. Belongs to <see cref="PlateVision"/> and is written again for the next frame.</summary>
public sealed class VisionResult
{
    private readonly PlateReading[] _readings;
    private readonly float[] _ranks;
    private int _count;

    internal VisionResult(int capacity)
    {
        _readings = new PlateReading[capacity];
        for (var i = 0; i < capacity; i++)
            _readings[i] = new PlateReading();
        _ranks = new float[capacity];
    }

    /// <summary>The plates, the one that is surest to be a plate and to be read right first.</summary>
    public ReadOnlySpan<PlateReading> Readings => _readings.AsSpan(0, _count);

    /// <summary>Where the time went.</summary>
    public VisionTimings Timings { get; internal set; }

    internal void Clear() => _count = 0;

    /// <summary>The memory for the next reading; it counts once <see cref="Keep"/> was called.</summary>
    internal PlateReading Next() => _readings[_count];

    internal void Keep(float rank)
    {
        var (reading, place) = (_readings[_count], _count);
        for (; place > 0 && _ranks[place - 1] < rank; place--)
            (_readings[place], _ranks[place]) = (_readings[place - 1], _ranks[place - 1]);
        (_readings[place], _ranks[place]) = (reading, rank);
        _count++;
    }
}
