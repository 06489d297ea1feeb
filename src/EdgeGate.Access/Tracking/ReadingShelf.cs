using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Copies of the readings worth keeping of one vehicle: the first, the last, and the best between them. Reused for the next
/// vehicle, so that keeping them allocates nothing.
/// </summary>
internal sealed class ReadingShelf
{
    private const int Capacity = 16;

    private readonly PlateReading[] _kept = [.. Enumerable.Range(0, Capacity).Select(_ => new PlateReading())];
    private int _count;
    private bool _lastIsKept;

    /// <summary>The most confident reading, a whole one before any that is cut; or null.</summary>
    public PlateReading? Best { get; private set; }

    public void Reset() => (_count, _lastIsKept, Best) = (0, false, null);

    public void Add(PlateReading reading)
    {
        // The last slot always holds the newest reading; what it held before competes for a lasting place.
        if (_lastIsKept && _count == Capacity)
            Keep(_kept[Capacity - 1]);
        else if (_count < Capacity)
            _count++;
        reading.CopyTo(_kept[_count - 1]);
        _lastIsKept = true;
        FindBest();
    }

    /// <summary>Lasting copies in the order of their frames; allocates.</summary>
    public ReadingRecord[] ToRecords()
    {
        var records = new ReadingRecord[_count];
        for (var i = 0; i < _count; i++)
            records[i] = _kept[i].ToRecord();
        Array.Sort(records, static (a, b) => a.FrameId.CompareTo(b.FrameId));
        return records;
    }

    private void Keep(PlateReading reading)
    {
        var weakest = 1;
        for (var i = 2; i < Capacity - 1; i++)
            weakest = Rank(_kept[i]) < Rank(_kept[weakest]) ? i : weakest;
        if (Rank(reading) > Rank(_kept[weakest]))
            (_kept[weakest], _kept[Capacity - 1]) = (_kept[Capacity - 1], _kept[weakest]);
    }

    private void FindBest()
    {
        Best = _kept[0];
        for (var i = 1; i < _count; i++)
            Best = Rank(_kept[i]) > Rank(Best) ? _kept[i] : Best;
    }

    private static float Rank(PlateReading reading) => reading.Confidence - (reading.IsCut ? 1 : 0);
}
