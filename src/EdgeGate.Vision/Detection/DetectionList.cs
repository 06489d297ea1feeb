using EdgeGate.Domain.Plates;

namespace EdgeGate.Vision.Detection;

/// <summary>The best few plates of a frame, best first, none of them twice. Fixed memory.</summary>
internal sealed class DetectionList(int capacity, float overlap)
{
    /// <summary>Share of the smaller box inside the other from which on the two are one plate: a line of a two-line plate, a half at a tile's edge.</summary>
    private const float Inside = 0.75f;

    private readonly Detection[] _items = new Detection[capacity];

    internal int Count { get; private set; }

    internal Detection this[int index] => index < Count ? _items[index] : throw new ArgumentOutOfRangeException(nameof(index));

    internal void Clear() => Count = 0;

    /// <summary>Adds a plate unless a better one stands at its place; removes worse ones there, and the worst when the list is full.</summary>
    internal void Add(in Detection found)
    {
        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Score >= found.Score && Same(_items[i].Corners, found.Corners))
                return;
        }

        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (_items[i].Score >= found.Score || !Same(_items[i].Corners, found.Corners))
                _items[kept++] = _items[i];
        }

        Count = kept;
        if (Count == capacity && _items[Count - 1].Score >= found.Score)
            return;
        var place = Math.Min(Count, capacity - 1);
        for (; place > 0 && _items[place - 1].Score < found.Score; place--)
            _items[place] = _items[place - 1];
        _items[place] = found;
        Count = Math.Min(Count + 1, capacity);
    }

    private bool Same(in PlateQuad a, in PlateQuad b)
    {
        var width = MathF.Min(a.Right, b.Right) - MathF.Max(a.Left, b.Left);
        var height = MathF.Min(a.Bottom, b.Bottom) - MathF.Max(a.Top, b.Top);
        if (width <= 0 || height <= 0)
            return false;
        var common = width * height;
        var (areaA, areaB) = ((a.Right - a.Left) * (a.Bottom - a.Top), (b.Right - b.Left) * (b.Bottom - b.Top));
        return common > overlap * (areaA + areaB - common) || common > Inside * MathF.Min(areaA, areaB);
    }
}
