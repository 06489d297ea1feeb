namespace EdgeGate.Vision.Detection;

/// <summary>The best few plates of a frame, best first, none of them twice. Fixed memory.</summary>
internal sealed class DetectionList(int capacity, float overlap)
{
    private readonly FoundPlate[] _items = new FoundPlate[capacity];

    internal int Count { get; private set; }

    internal FoundPlate this[int index] => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    internal void Clear() => Count = 0;

    /// <summary>
    /// Adds a plate unless a better one stands at its place; removes worse ones there, and the worst when the list is full.
    /// </summary>
    internal void Add(in FoundPlate found)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Merit >= found.Merit && PlateOverlap.IsSame(_items[i].Corners, found.Corners, overlap))
                return;
        }

        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Merit >= found.Merit || !PlateOverlap.IsSame(_items[i].Corners, found.Corners, overlap))
                _items[kept++] = _items[i];
        }

        Count = kept;
        if (Count == capacity && _items[Count - 1].Merit >= found.Merit)
            return;
        var place = Math.Min(Count, capacity - 1);
        for (; place > 0 && _items[place - 1].Merit < found.Merit; place--)
            _items[place] = _items[place - 1];
        _items[place] = found;
        Count = Math.Min(Count + 1, capacity);
    }
}
