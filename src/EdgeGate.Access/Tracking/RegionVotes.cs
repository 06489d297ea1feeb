using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// The regions of one text by all readings that gave it: each reading's shares count with its weight. A reading whose text fits no format,
/// or that leaves a region out, speaks for none with that part of its weight: what is not known is never believed. Allocates nothing after
/// it was made.
/// </summary>
internal sealed class RegionVotes
{
    // A text keeps its formats from frame to frame; what differs is how likely each region looks.
    private readonly RegionShare[] _sums = new RegionShare[2 * RegionShare.Most];
    private readonly RegionShare[] _best = new RegionShare[RegionShare.Most];
    private int _count;
    private float _weight;

    public void Reset() => (_count, _weight) = (0, 0);

    /// <param name="regions">Of one reading.</param>
    /// <param name="weight">How much it counts, above 0.</param>
    public void Add(ReadOnlySpan<RegionShare> regions, float weight)
    {
        _weight += weight;
        foreach (var region in regions)
        {
            if (PlaceOf(region.Code) is >= 0 and var place)
                _sums[place] = new(region.Code, _sums[place].Share + weight * region.Share);
        }
    }

    /// <summary>
    /// The likeliest regions, likeliest first, at most <see cref="RegionShare.Most"/>; valid until the next call. Empty when none has a
    /// vote.
    /// </summary>
    public ReadOnlySpan<RegionShare> Shares()
    {
        var found = 0;
        for (var i = 0; i < _count; i++)
        {
            var region = new RegionShare(_sums[i].Code, _sums[i].Share / _weight);
            var place = found;
            while (place > 0 && _best[place - 1].Share < region.Share)
                place--;
            if (place == _best.Length)
                continue;
            found = Math.Min(found + 1, _best.Length);
            for (var k = found - 1; k > place; k--)
                _best[k] = _best[k - 1];
            _best[place] = region;
        }

        return _best.AsSpan(0, found);
    }

    private int PlaceOf(string code)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_sums[i].Code == code)
                return i;
        }

        if (_count == _sums.Length)
            return -1;
        _sums[_count] = new(code, 0);
        return _count++;
    }
}
