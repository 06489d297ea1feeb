using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// Collects the readings of one vehicle and says what they mean together. The text is voted character by character within the
/// length that has the most weight; its confidence comes from the readings' own calibrated confidences, for the text and against
/// it, and is never above that of its weakest character. Allocates nothing after it was made.
/// </summary>
internal sealed class PlateEvidence
{
    private readonly TextTally[] _texts = [.. Enumerable.Range(0, 12).Select(_ => new TextTally())];
    private readonly CharacterVotes[] _lengths = [.. Enumerable.Range(0, 4).Select(_ => new CharacterVotes())];
    private readonly ReadingCharacter[] _characters = new ReadingCharacter[PlateReading.MaxCharacters];
    private readonly char[] _text = new char[PlateReading.MaxCharacters];
    private readonly RegionShare[] _regions = new RegionShare[RegionShare.Most];
    private int _length;
    private int _regionCount;
    private float _weight;
    private float _weightSquared;

    /// <summary>Readings collected.</summary>
    public int Readings { get; private set; }

    /// <summary>The text of the last <see cref="Fuse"/>.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>The characters of the last <see cref="Fuse"/>.</summary>
    public ReadOnlySpan<ReadingCharacter> Characters => _characters.AsSpan(0, _length);

    /// <summary>The regions of the last <see cref="Fuse"/>, likeliest first; empty when no format fits its text.</summary>
    public ReadOnlySpan<RegionShare> Regions => _regions.AsSpan(0, _regionCount);

    public void Reset()
    {
        (Readings, _length, _regionCount, _weight, _weightSquared) = (0, 0, 0, 0, 0);
        foreach (var text in _texts)
            text.Reset("");
        foreach (var votes in _lengths)
            votes.Reset(0);
    }

    /// <param name="reading">Has at least one character.</param>
    /// <param name="quality">How well the camera saw it, above 0 to 1; see <see cref="ReadingQuality"/>.</param>
    public void Add(PlateReading reading, float quality)
    {
        Span<char> text = stackalloc char[PlateReading.MaxCharacters];
        text = text[..reading.CopyText(text)];
        Readings++;
        _weight += quality;
        _weightSquared += quality * quality;
        TallyOf(text).Add(reading, quality);
        VotesOf(text.Length).Add(reading, quality * Math.Clamp(reading.Confidence, 0.05f, 1));
    }

    public FusedPlate Fuse()
    {
        if (Readings == 0)
            return FusedPlate.None;
        _regionCount = 0;
        var votes = Heaviest();
        var weakest = 1f;
        _length = votes.Length;
        for (var i = 0; i < _length; i++)
        {
            _characters[i] = votes.Decide(i);
            _text[i] = _characters[i].Value;
            weakest = MathF.Min(weakest, _characters[i].Probability);
        }

        var (evidence, agreeing) = (0f, (TextTally?)null);
        foreach (var tally in _texts)
        {
            var same = tally.Count > 0 && tally.Text.SequenceEqual(Text);
            evidence += same ? tally.Evidence : -tally.Evidence;
            agreeing = same ? tally : agreeing;
        }

        // Nobody read exactly this: a guess from parts of several readings.
        if (agreeing is null)
            return FusedPlate.None with { Confidence = MathF.Min(weakest, BestReading()) / 2 };
        var independent = MathF.Sqrt(_weight * _weight / _weightSquared);
        var certainty = 1 / (1 + MathF.Exp(-evidence * independent / _weight));

        // Readings that were all more wrong than right do not add up to anything better than the best of them.
        if (agreeing.Evidence == 0)
            certainty = MathF.Min(certainty, agreeing.Best);
        var regions = agreeing.Regions.Shares();
        regions.CopyTo(_regions);
        _regionCount = regions.Length;
        return new(MathF.Min(certainty, weakest), agreeing.Count, agreeing.Plain == 0, _regionCount > 0 ? _regions[0].Code
            : agreeing.Region);
    }

    private float BestReading()
    {
        var best = 0f;
        foreach (var tally in _texts)
            best = MathF.Max(best, tally.Best);
        return best;
    }

    private TextTally TallyOf(ReadOnlySpan<char> text)
    {
        var weakest = _texts[0];
        foreach (var tally in _texts)
        {
            if (tally.Count > 0 && tally.Text.SequenceEqual(text))
                return tally;
            if (tally.Count == 0 || (weakest.Count > 0 && tally.Evidence < weakest.Evidence))
                weakest = weakest.Count == 0 ? weakest : tally;
        }

        weakest.Reset(text);
        return weakest;
    }

    private CharacterVotes VotesOf(int length)
    {
        var weakest = _lengths[0];
        foreach (var votes in _lengths)
        {
            if (votes.Weight > 0 && votes.Length == length)
                return votes;
            if (votes.Weight < weakest.Weight)
                weakest = votes;
        }

        weakest.Reset(length);
        return weakest;
    }

    private CharacterVotes Heaviest()
    {
        var heaviest = _lengths[0];
        foreach (var votes in _lengths)
            heaviest = votes.Weight > heaviest.Weight ? votes : heaviest;
        return heaviest;
    }
}
