using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>One text that at least one reading of a vehicle gave, and what speaks for it. Reused for other texts.</summary>
internal sealed class TextTally
{
    private readonly char[] _text = new char[PlateReading.MaxCharacters];
    private readonly RegionVotes _regions = new();
    private int _length;

    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>Readings that gave exactly this text; 0 when unused.</summary>
    public int Count { get; private set; }

    /// <summary>Those of them that were not super-resolved.</summary>
    public int Plain { get; private set; }

    /// <summary>Weighted sum of the readings' log-odds of being right; a reading more wrong than right adds nothing.</summary>
    public float Evidence { get; private set; }

    /// <summary>What its readings say of the region.</summary>
    public RegionVotes Regions => _regions;

    /// <summary>Region of its most confident reading.</summary>
    public string Region { get; private set; } = "";

    /// <summary>Confidence of that reading.</summary>
    public float Best { get; private set; }

    public void Reset(ReadOnlySpan<char> text)
    {
        text.CopyTo(_text);
        (_length, Count, Plain, Evidence, Best, Region) = (text.Length, 0, 0, 0, 0, "");
        _regions.Reset();
    }

    public void Add(PlateReading reading, float weight)
    {
        var confidence = Math.Clamp(reading.Confidence, 0.001f, 0.999f);
        Count++;
        Plain += reading.SuperResolved ? 0 : 1;
        _regions.Add(reading.Regions, weight * confidence);
        Evidence += weight * MathF.Max(0, MathF.Log(confidence / (1 - confidence)));
        if (confidence > Best)
            (Best, Region) = (confidence, reading.Region);
    }
}
