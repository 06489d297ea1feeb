namespace EdgeGate.Domain.Plates;

/// <summary>
/// One plate in one frame, as the vision stage read it. The object belongs to the stage and is written again for the next frame:
/// whoever keeps something copies it (<see cref="CopyTo"/>, <see cref="ToRecord"/>). That keeps a running lane free of allocations.
/// </summary>
public sealed class PlateReading
{
    /// <summary>The longest text: two lines of a long format with room to spare.</summary>
    public const int MaxCharacters = 16;

    /// <summary>For each position the best and the runners-up are kept.</summary>
    public const int Alternatives = 3;

    private readonly char[] _characters = new char[MaxCharacters * Alternatives];
    private readonly float[] _probabilities = new float[MaxCharacters * Alternatives];
    private readonly char[] _free = new char[MaxCharacters];
    private readonly RegionShare[] _regions = new RegionShare[RegionShare.Most];
    private int _regionCount;
    private byte[] _crop = [];
    private byte[] _enhanced = [];
    private bool _hasEnhanced;

    /// <summary>The frame it was read in.</summary>
    public long FrameId { get; set; }

    /// <summary>When that frame was taken, on the lane's monotonic clock.</summary>
    public TimeSpan CapturedAt { get; set; }

    /// <summary>The corners in the frame, pixels.</summary>
    public PlateQuad Corners { get; set; }

    /// <summary>The detector's certainty that this is a plate, 0 to 1.</summary>
    public float DetectionScore { get; set; }

    /// <summary>Certainty that every character is right, 0 to 1, calibrated: of readings at 0.99, 99 in 100 are right.</summary>
    public float Confidence { get; set; }

    /// <summary>ISO 3166 code of the layout, lower case; empty when unknown.</summary>
    public string Region { get; set; } = "";

    /// <summary>
    /// The regions whose formats the text fits, likeliest first, <see cref="RegionShare.Most"/> at most; empty when no format fits.
    /// </summary>
    public ReadOnlySpan<RegionShare> Regions => _regions.AsSpan(0, _regionCount);

    /// <summary>
    /// Probability that <see cref="Region"/> is right among all regions whose formats the text fits, 0 to 1; 0 when no format fits.
    /// </summary>
    public float RegionConfidence => _regionCount > 0 ? _regions[0].Share : 0;

    /// <summary>Certainty of the recogniser that the crop is no plate at all, 0 to 1.</summary>
    public float NotAPlate { get; set; }

    /// <summary>True when the region's formats chose another text than the characters alone would have (<see cref="FreeText"/>).</summary>
    public bool FormatChanged { get; set; }

    /// <summary>True when only the super-resolved crop gave this text, and none as the camera took it.</summary>
    public bool SuperResolved { get; set; }

    /// <summary>
    /// True when the plate reaches the edge of the picture: what lies beyond it is not known, and a text that is short of a character can
    /// be as certain as a whole one. It shows where the vehicle is; it never decides.
    /// </summary>
    public bool IsCut { get; set; }

    /// <summary>Sharpness, 0 (no detail) to 1; comparable between plates of one camera.</summary>
    public float FocusIndex { get; set; }

    /// <summary>Number of characters, 0 to <see cref="MaxCharacters"/>.</summary>
    public int Length { get; private set; }

    /// <summary>Number of characters of <see cref="FreeText"/>.</summary>
    public int FreeLength { get; private set; }

    /// <summary>
    /// Character at <paramref name="position"/>: rank 0 is the one read, 1 and 2 the runners-up ('\0' when there is none).
    /// </summary>
    public char CharacterAt(int position, int rank = 0) => _characters[Index(position, rank)];

    /// <summary>Probability of <see cref="CharacterAt"/>, 0 to 1.</summary>
    public float ProbabilityAt(int position, int rank = 0) => _probabilities[Index(position, rank)];

    /// <summary>What the characters alone said, without any format.</summary>
    public ReadOnlySpan<char> FreeText => _free.AsSpan(0, FreeLength);

    /// <summary>The rectified plate as the recogniser saw it, Grey8, rows without padding; empty when not kept.</summary>
    public ReadOnlySpan<byte> Crop => _crop.AsSpan(0, CropWidth * CropHeight);

    /// <summary>Width of <see cref="Crop"/>, pixels.</summary>
    public int CropWidth { get; private set; }

    /// <summary>Height of <see cref="Crop"/>, pixels.</summary>
    public int CropHeight { get; private set; }

    /// <summary>The plate after super-resolution, Grey8 of the size of <see cref="Crop"/>; empty when there was none.</summary>
    public ReadOnlySpan<byte> EnhancedCrop => _hasEnhanced ? _enhanced.AsSpan(0, CropWidth * CropHeight) : default;

    /// <summary>Starts a new reading.</summary>
    public void Clear()
    {
        (Length, FreeLength, CropWidth, CropHeight) = (0, 0, 0, 0);
        (DetectionScore, Confidence, NotAPlate, FocusIndex) = (0, 0, 0, 0);
        (FormatChanged, SuperResolved, IsCut, Region, _hasEnhanced, _regionCount) = (false, false, false, "", false, 0);
        Array.Clear(_characters);
        Array.Clear(_probabilities);
    }

    /// <summary>Appends one position.</summary>
    /// <param name="characters">Best first, 1 to <see cref="Alternatives"/> of them.</param>
    /// <param name="probabilities">As many.</param>
    /// <returns>False when the reading is full; the position is then not added.</returns>
    public bool Append(ReadOnlySpan<char> characters, ReadOnlySpan<float> probabilities)
    {
        if (Length == MaxCharacters)
            return false;
        characters.CopyTo(_characters.AsSpan(Length * Alternatives, Alternatives));
        probabilities.CopyTo(_probabilities.AsSpan(Length * Alternatives, Alternatives));
        Length++;
        return true;
    }

    /// <summary>Sets <see cref="FreeText"/>; what is beyond <see cref="MaxCharacters"/> is cut.</summary>
    public void SetFreeText(ReadOnlySpan<char> text)
    {
        FreeLength = Math.Min(text.Length, MaxCharacters);
        text[..FreeLength].CopyTo(_free);
    }

    /// <summary>Sets <see cref="Regions"/> and, where there is one, <see cref="Region"/>.</summary>
    /// <param name="regions">Likeliest first, at most <see cref="RegionShare.Most"/>.</param>
    public void SetRegions(ReadOnlySpan<RegionShare> regions)
    {
        regions.CopyTo(_regions);
        _regionCount = regions.Length;
        if (regions.Length > 0)
            Region = regions[0].Code;
    }

    /// <summary>Keeps a copy of the crop.</summary>
    public void SetCrop(ReadOnlySpan<byte> pixels, int width, int height)
    {
        if (_crop.Length < width * height)
            _crop = new byte[width * height];
        pixels[..(width * height)].CopyTo(_crop);
        (CropWidth, CropHeight) = (width, height);
    }

    /// <summary>Keeps a copy of the super-resolved crop, which is as large as <see cref="Crop"/>.</summary>
    public void SetEnhancedCrop(ReadOnlySpan<byte> pixels)
    {
        if (_enhanced.Length < pixels.Length)
            _enhanced = new byte[pixels.Length];
        pixels.CopyTo(_enhanced);
        _hasEnhanced = pixels.Length == CropWidth * CropHeight;
    }

    /// <summary>Writes the text into <paramref name="destination"/> and returns its length.</summary>
    public int CopyText(Span<char> destination)
    {
        for (var i = 0; i < Length; i++)
            destination[i] = _characters[i * Alternatives];
        return Length;
    }

    /// <summary>The text as a string; allocates.</summary>
    public string GetText() => string.Create(Length, this, static (span, reading) => reading.CopyText(span));

    /// <summary>Copies everything into <paramref name="other"/>.</summary>
    public void CopyTo(PlateReading other)
    {
        (other.FrameId, other.CapturedAt, other.Corners) = (FrameId, CapturedAt, Corners);
        (other.DetectionScore, other.Confidence, other.NotAPlate, other.FocusIndex) = (DetectionScore, Confidence, NotAPlate, FocusIndex);
        (other.Region, other.FormatChanged, other.SuperResolved, other.IsCut) = (Region, FormatChanged, SuperResolved, IsCut);
        _characters.CopyTo(other._characters, 0);
        _probabilities.CopyTo(other._probabilities, 0);
        other.SetRegions(Regions);
        other.Length = Length;
        other.SetFreeText(FreeText);
        other.SetCrop(Crop, CropWidth, CropHeight);
        if (_hasEnhanced)
            other.SetEnhancedCrop(EnhancedCrop);
        else
            other._hasEnhanced = false;
    }

    /// <summary>A lasting, compact copy for the journal; allocates.</summary>
    public ReadingRecord ToRecord()
    {
        var characters = new ReadingCharacter[Length];
        for (var i = 0; i < Length; i++)
            characters[i] = new(CharacterAt(i), ProbabilityAt(i), CharacterAt(i, 1), ProbabilityAt(i, 1));
        return new(FrameId, CapturedAt, Corners, DetectionScore, GetText(), Confidence, Region, characters)
        {
            FreeText = FreeText.ToString(), FormatChanged = FormatChanged, SuperResolved = SuperResolved, IsCut = IsCut,
            FocusIndex = FocusIndex, NotAPlate = NotAPlate, RegionConfidence = RegionConfidence,
        };
    }

    private int Index(int position, int rank)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)position, (uint)Length, nameof(position));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)rank, (uint)Alternatives, nameof(rank));
        return position * Alternatives + rank;
    }
}
