using EdgeGate.Domain.Phrases;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Lane.Supervision;

/// <summary>
/// What failed on the way of a picture while the lane went on: mistakes in this program or in a library below it, brought out by one
/// picture. Counts them, and has each stage's told once a minute. Safe from any thread; never throws.
/// </summary>
public sealed class LaneFaults(ILogger logger)
{
    /// <summary>
    /// So many pictures in a row that cannot be read are the models' fault, not the pictures': the models are opened again.
    /// </summary>
    public const int MostInARow = 10;

    public static readonly TimeSpan ToldEvery = TimeSpan.FromMinutes(1);

    private static readonly int Stages = Enum.GetValues<LaneStage>().Length;

    private readonly Lock _gate = new();
    private readonly long[] _counts = new long[Stages];
    private readonly TimeSpan?[] _toldAt = new TimeSpan?[Stages];

    /// <summary>Where a fault is told, with its lane time; null: nowhere but the log.</summary>
    public Action<TimeSpan, Phrase>? Tell { get; set; }

    /// <summary>Pictures that could not be read, or whose vehicles could not be followed, since the start.</summary>
    public long SkippedFrames => Of(LaneStage.Vision) + Of(LaneStage.Tracking);

    /// <summary>Faults of one stage since the start.</summary>
    public long Of(LaneStage stage)
    {
        lock (_gate)
            return _counts[(int)stage];
    }

    /// <summary>A stage failed.</summary>
    /// <param name="stage">Where.</param>
    /// <param name="at">Lane time.</param>
    /// <param name="error">What was thrown.</param>
    public void Add(LaneStage stage, TimeSpan at, Exception error)
    {
        long count;
        lock (_gate)
        {
            count = ++_counts[(int)stage];
            if (_toldAt[(int)stage] is { } told && at - told < ToldEvery)
                return;
            _toldAt[(int)stage] = at;
        }

        Log.StageFailed(logger, stage, count, error);
        try
        {
            Tell?.Invoke(at, Describe(stage, count, error));
        }
        catch (Exception telling)
        {
            // Whoever is told must not end what goes on for its sake.
            Log.FaultNotTold(logger, telling);
        }
    }

    /// <summary>One line: messages of libraries may have several.</summary>
    public static Phrase Describe(LaneStage stage, long count, Exception error) =>
        Phrase.Of("laneFault", ("stage", PhraseValue.Word("stage", stage)), ("count", count),
            ("message", error.Message.ReplaceLineEndings(" ")));
}
