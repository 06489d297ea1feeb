using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier.Tests;

/// <summary>A machine with its status, for tests that tell a story.</summary>
internal sealed class Lane
{
    private readonly BarrierMachine _machine;

    public Lane(BarrierOptions? options = null, LineSnapshot? lines = null, bool canClose = true, bool canStop = true)
    {
        Options = options ?? new BarrierOptions();
        _machine = new(Options, canClose, canStop);
        Status = BarrierStatus.Initial(TimeSpan.Zero);
        Lines = lines ?? Quiet;
        Read();
    }

    /// <summary>Everything fitted and at rest, the arm down.</summary>
    public static LineSnapshot Quiet { get; } = Enum.GetValues<GateInput>()
        .Aggregate(LineSnapshot.NoneFitted, (lines, input) => lines.With(input, LineLevel.Inactive))
        .With(GateInput.LimitClosed, LineLevel.Active);

    /// <summary>A lane with a safety loop only.</summary>
    public static LineSnapshot LoopOnly { get; } = LineSnapshot.NoneFitted.With(GateInput.SafetyLoop, LineLevel.Inactive);

    public BarrierOptions Options { get; }

    public BarrierStatus Status { get; private set; }

    public LineSnapshot Lines { get; private set; }

    public BarrierStep Last { get; private set; }

    public TimeSpan Now { get; private set; }

    public BarrierNotes Notes { get; private set; }

    public List<(TimeSpan At, GateOutput Output, bool Active)> Writes { get; } = [];

    public BarrierState State => Status.State;

    public int Pulses(GateOutput output) => Writes.Count(write => write.Output == output && write.Active);

    public void ForgetNotes() => Notes = BarrierNotes.None;

    public BarrierStep Give(BarrierInputKind kind) => Step(new BarrierInput(kind));

    public BarrierStep Set(GateInput input, LineLevel level)
    {
        Lines = Lines.With(input, level);
        return Read();
    }

    /// <summary>The arm's limit switches: true for reached.</summary>
    public BarrierStep Arm(bool up, bool down)
    {
        Lines = Lines.With(GateInput.LimitOpen, up ? LineLevel.Active : LineLevel.Inactive)
            .With(GateInput.LimitClosed, down ? LineLevel.Active : LineLevel.Inactive);
        return Read();
    }

    public BarrierStep Read() => Step(new BarrierInput(BarrierInputKind.Lines, Lines));

    /// <summary>Time passes in steps of 50 ms, the lines being read at each.</summary>
    public void Wait(double seconds)
    {
        for (var end = Now + TimeSpan.FromSeconds(seconds); Now < end;)
        {
            Now += TimeSpan.FromMilliseconds(50);
            Read();
        }
    }

    /// <summary>Asks to open and lets the arm arrive.</summary>
    public Lane Opened()
    {
        Give(BarrierInputKind.OpenRequest);
        Wait(1);
        Arm(up: true, down: false);
        return this;
    }

    private BarrierStep Step(BarrierInput input)
    {
        Last = _machine.Next(Status, input, Now);
        Status = Last.Status;
        Notes |= Last.Notes;
        if (Last.Release is { } release)
            Writes.Add((Now, release, false));
        if (Last.Engage is { } engage)
            Writes.Add((Now, engage, true));
        return Last;
    }
}
