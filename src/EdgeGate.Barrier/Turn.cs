using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>One turn of the machine while it is worked out: the status so far and the writes it leads to.</summary>
internal struct Turn(BarrierStatus status, BarrierOptions options)
{
    private readonly BarrierOptions _options = options;

    public BarrierStatus Status = status;

    public BarrierNotes Notes;

    public GateOutput? Released { get; private set; }

    public GateOutput? Engaged { get; private set; }

    /// <summary>Opens whatever contact is closed.</summary>
    public void Release()
    {
        if (Status.Contact is not { } contact)
            return;

        // What was engaged in this very turn was never written.
        if (Engaged == contact)
            Engaged = null;
        else
            Released = contact;
        Status = Status with
        {
            Contact = null,
            ContactUntil = BarrierStatus.Never,
            OpenEndedAt = contact == GateOutput.Open ? Status.Now : Status.OpenEndedAt,
            CloseEndedAt = contact == GateOutput.Close ? Status.Now : Status.CloseEndedAt,
        };
    }

    /// <summary>True when the open or the close contact may be closed again: the rest after its last pulse is over.</summary>
    public readonly bool IsRested(GateOutput output) =>
        Status.Now - (output == GateOutput.Open ? Status.OpenEndedAt : Status.CloseEndedAt) >= TimeSpan.FromMilliseconds(_options.RestMs);

    /// <summary>Opens whatever is closed, then closes a contact for one pulse, or until told otherwise.</summary>
    public void Engage(GateOutput output, bool maintained = false)
    {
        Release();
        Engaged = output;
        Status = Status with
        {
            Contact = output,
            ContactUntil = maintained ? BarrierStatus.Never : Status.Now + TimeSpan.FromMilliseconds(_options.PulseMs),
        };
    }

    /// <summary>Wants the arm up: a pulse is owed, unless the contact is closed already.</summary>
    public void WantOpen()
    {
        Status = Status with { OpenOwed = Status.Contact != GateOutput.Open, HoldOpenFrom = Status.Now };
        if (!Status.OpenOwed && Status.State is (BarrierState.Unknown or BarrierState.Closed or BarrierState.Closing))
            Enter(BarrierState.Opening);
    }

    public void Enter(BarrierState state)
    {
        if (Status.State != state)
            Status = Status with { State = state, Since = Status.Now };
    }

    public void Fail(FaultKind fault)
    {
        Release();
        Status = Status with { OpenOwed = false, Admitted = 0, Fault = Status.Fault == FaultKind.Lines ? FaultKind.Lines : fault };
        Enter(BarrierState.Faulted);
    }

    public readonly BarrierStep ToStep() => new(Status, Released, Engaged, Notes);
}
