using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Control;

/// <summary>The lane's answer: the part that the question asked for, or an error.</summary>
public sealed record ControlReply
{
    /// <summary>Why there is no answer, and what to do; null when there is one.</summary>
    public string? Error { get; init; }

    public EventPage? Page { get; init; }

    public GateEvent? Event { get; init; }

    /// <summary>Pictures of the events in this answer: events as JSON carry none.</summary>
    public IReadOnlyList<ControlPicture> Pictures { get; init; } = [];

    public IReadOnlyList<ExplanationSection>? Sections { get; init; }

    public WhatIfReport? Report { get; init; }

    public IReadOnlyList<NearMissCase>? NearMisses { get; init; }

    public ListPage? List { get; init; }

    public byte[]? ListCsv { get; init; }

    public ListChange? Change { get; init; }

    public PresenceReport? Presence { get; init; }

    public ListEntryChange? EntryChange { get; init; }

    public ExportSummary? Export { get; init; }

    public StoreCheck? Check { get; init; }

    public IReadOnlyList<SetAsideCheck>? SetAside { get; init; }

    public PersonTraces? Person { get; init; }

    public PersonExport? PersonExport { get; init; }

    public PersonErasure? PersonErasure { get; init; }

    public ClockReport? Clock { get; init; }
}
