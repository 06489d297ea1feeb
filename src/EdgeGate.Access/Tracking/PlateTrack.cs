using System.Buffers;
using EdgeGate.Access.Policy;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>One vehicle that is being followed. A slot of the tracker, reused for vehicle after vehicle.</summary>
internal sealed class PlateTrack
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    private readonly char[] _decidedText = new char[PlateReading.MaxCharacters];
    private readonly ReadingShelf _shelf = new();
    private int _decidedLength;
    private FusedPlate _fused;
    private TimeSpan _firstSeen;
    private int _frames;
    private int _notPlates;

    /// <summary>0 when the slot is free.</summary>
    public long Id { get; private set; }

    /// <summary>The last track that lived in this slot; its best reading is kept until the next one starts.</summary>
    public long LastId { get; private set; }

    public bool IsActive => Id != 0;

    public TrackMotion Motion;

    public PlateEvidence Evidence { get; } = new();

    public TimeSpan LastSeen { get; private set; }

    /// <summary>True when a decision was asked for.</summary>
    public bool Decided { get; private set; }

    /// <summary>What the decision was, once the lane said so.</summary>
    public AccessVerdict? Verdict { get; private set; }

    /// <summary>True when the decision rested on a reading that was good enough.</summary>
    public bool DecidedSurely { get; private set; }

    public Direction DecidedDirection { get; private set; }

    public TimeSpan DecidedAt { get; private set; }

    /// <summary>True: ask again at the next frame, whatever the evidence.</summary>
    public bool Reconsider { get; set; }

    /// <summary>True: the decision waits for a vehicle in the entry loop.</summary>
    public bool AwaitsLoop { get; private set; }

    /// <summary>True: the decision waits for it to move.</summary>
    public bool AwaitsMovement { get; private set; }

    /// <summary>True: it stood here before, and what was decided then stands until it moves.</summary>
    public bool IsKnown { get; private set; }

    public TimeSpan FirstSeen => _firstSeen;

    /// <summary>While this is in the future, an earlier track with the same plate explains this one.</summary>
    public TimeSpan DuplicateUntil { get; set; }

    public bool WasMatched { get; set; }

    /// <summary>How much would be lost with it: a vehicle that was decided on is worth more than one that was only read.</summary>
    public float Worth => (Decided ? 1 : 0) + _fused.Confidence;

    public ref readonly FusedPlate Fused => ref _fused;

    public PlateReading? BestReading => _shelf.Best;

    public ReadOnlySpan<char> DecidedText => _decidedText.AsSpan(0, _decidedLength);

    public void Start(long id, PlateReading reading, TimeSpan at)
    {
        Evidence.Reset();
        _shelf.Reset();
        (Id, LastId, _firstSeen, LastSeen, _fused) = (id, id, at, at, FusedPlate.None);
        (_frames, _notPlates, _decidedLength, Decided, DecidedSurely) = (0, 0, 0, false, false);
        (Verdict, DecidedDirection, DecidedAt, Reconsider, DuplicateUntil) = (null, Direction.Unknown, default, false, default);
        (AwaitsLoop, AwaitsMovement, IsKnown) = (false, false, false);
        Motion = TrackMotion.Start(reading.Corners, at);
    }

    /// <summary>It is what stood here before.</summary>
    public void TakeOver(StillPlaces.Place known, TimeSpan now)
    {
        MarkAsked(known.Surely, Direction.Unknown, now);
        (Verdict, IsKnown) = (known.Verdict, true);
    }

    public void Free() => Id = 0;

    /// <summary>Takes a frame's reading in.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="at">Time of the frame.</param>
    /// <param name="countsAsText">False when it only shows where the plate is.</param>
    /// <param name="options">The tracker's options.</param>
    /// <param name="frameWidth">Pixels in a row.</param>
    public void Add(PlateReading reading, TimeSpan at, bool countsAsText, TrackerOptions options, int frameWidth)
    {
        if (countsAsText && Evidence.Readings == 0)
            Motion.Restart();
        if (_frames > 0)
            Motion.Move(reading.Corners, at, countsAsText || Evidence.Readings == 0, options, frameWidth);
        LastSeen = at;
        _frames++;
        _notPlates += reading.NotAPlate >= options.MaxNotAPlate ? 1 : 0;
        _shelf.Add(reading);
        if (!countsAsText)
            return;
        Evidence.Add(reading, ReadingQuality.Of(reading));
        _fused = Evidence.Fuse();
    }

    public TimeSpan Age(TimeSpan now) => now - _firstSeen;

    /// <summary>True when this is a vehicle and no sign, badge, grille or flicker.</summary>
    /// <param name="options">The tracker's options.</param>
    /// <param name="lastSure">
    /// When a vehicle with a sure plate was last in view. What cannot be read beside it is taken for a part of it.
    /// </param>
    public bool IsVehicle(TrackerOptions options, TimeSpan lastSure) =>
        !IsSign(options) && _notPlates * 2 <= _frames
        && (_fused.Confidence >= 0.6f || (_frames >= options.NoReadFrames && (_fused.Agreeing > 1 || lastSure < _firstSeen)));

    /// <summary>True when it is a word that hangs there: its box may flicker, but it gets nowhere.</summary>
    public bool IsSign(TrackerOptions options) =>
        options.WordsMustMove && !Motion.HasTravelled && !Evidence.Text.IsEmpty && !Evidence.Text.ContainsAny(Digits);

    /// <summary>True when the text is known as well as the options and the rules ask for.</summary>
    public bool IsSure(TrackerOptions options, AccessOptions rules) =>
        _fused.Agreeing >= rules.MinAgreeing && _fused.Confidence >= options.ReadyConfidence;

    public void MarkAsked(bool surely, Direction direction, TimeSpan now)
    {
        Evidence.Text.CopyTo(_decidedText);
        (_decidedLength, Decided, DecidedSurely, DecidedDirection, DecidedAt) = (Evidence.Text.Length, true, surely, direction, now);
        (Verdict, Reconsider, AwaitsLoop, AwaitsMovement, IsKnown) = (null, false, false, false, false);
    }

    public void MarkAnswered(AccessVerdict verdict, bool awaitsLoop, bool awaitsMovement) =>
        (Verdict, AwaitsLoop, AwaitsMovement) = (verdict, awaitsLoop, awaitsMovement);

    /// <summary>All that is known now; allocates.</summary>
    public Sighting ToSighting(Direction direction, Movement movement) => new()
    {
        Track = Id,
        FirstSeen = _firstSeen,
        LastSeen = LastSeen,
        Text = Evidence.Text.ToString(),
        Confidence = _fused.Confidence,
        Region = _fused.Region,
        Regions = Evidence.Regions.ToArray(),
        Characters = Evidence.Characters.ToArray(),
        Readings = Evidence.Readings,
        Agreeing = _fused.Agreeing,
        Direction = direction,
        Movement = movement,
        Evidence = _shelf.ToRecords(),
        OnlySuperResolved = _fused.OnlySuperResolved,
    };
}
