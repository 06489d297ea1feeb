using EdgeGate.Domain.Plates;
using EdgeGate.Vision.Detection;

namespace EdgeGate.Vision;

/// <summary>What one frame showed. Belongs to <see cref="PlateVision"/> and is written again for the next frame.</summary>
public sealed class VisionResult
{
    /// <summary>Overlap of the boxes from which on two readings are of one plate.</summary>
    private const float SamePlate = 0.3f;

    private readonly PlateReading[] _readings;
    private readonly float[] _ranks;
    private int _count;

    internal VisionResult(int capacity)
    {
        _readings = new PlateReading[capacity + 1];
        for (var i = 0; i <= capacity; i++)
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

    /// <summary>
    /// Counts the reading in; of two readings of the same plate only the better ranked stays, and of more than there is room for the best.
    /// </summary>
    internal void Keep(float rank)
    {
        for (var i = 0; i < _count; i++)
        {
            if (!PlateOverlap.IsSame(_readings[i].Corners, _readings[_count].Corners, SamePlate))
                continue;
            if (_ranks[i] >= rank)
                return;
            Remove(i);
            i--;
        }

        if (_count == _ranks.Length)
        {
            if (_ranks[_count - 1] >= rank)
                return;
            Remove(_count - 1);
        }

        var (reading, place) = (_readings[_count], _count);
        for (; place > 0 && _ranks[place - 1] < rank; place--)
            (_readings[place], _ranks[place]) = (_readings[place - 1], _ranks[place - 1]);
        (_readings[place], _ranks[place]) = (reading, rank);
        _count++;
    }

    private void Remove(int index)
    {
        var removed = _readings[index];
        _count--;
        for (var i = index; i < _count; i++)
            (_readings[i], _ranks[i]) = (_readings[i + 1], _ranks[i + 1]);

        // The new reading moves down with the others; the memory of the removed one waits for the next.
        _readings[_count] = _readings[_count + 1];
        _readings[_count + 1] = removed;
    }
}
