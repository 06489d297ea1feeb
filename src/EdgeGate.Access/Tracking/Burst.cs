using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Several pictures of one vehicle, read together by the same rules as a lane's frames: by character, weighted by calibrated confidence,
/// focus and size. One thread.
/// </summary>
public sealed class Burst
{
    private readonly PlateEvidence _evidence = new();

    /// <summary>Forgets the vehicle.</summary>
    public void Reset() => _evidence.Reset();

    /// <summary>Takes one picture's reading in; one without a text, or of a plate that the picture's edge cuts, is left out.</summary>
    public void Add(PlateReading reading)
    {
        if (reading is { Length: > 0, IsCut: false })
            _evidence.Add(reading, ReadingQuality.Of(reading));
    }

    /// <summary>What the pictures say together.</summary>
    public BurstText Fuse()
    {
        var fused = _evidence.Fuse();
        return new(
            _evidence.Text.ToString(), fused.Confidence, fused.Region, _evidence.Regions.IsEmpty ? 0
            : _evidence.Regions[0].Share, _evidence.Readings, fused.Agreeing, fused.OnlySuperResolved);
    }
}
