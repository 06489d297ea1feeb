using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Control;

/// <summary>A question to the running lane. Exactly one of the parts is set; names are the protocol's.</summary>
public sealed record ControlRequest
{
    /// <summary>Form of the messages that the asker knows; another one is refused with words, not by chance.</summary>
    public int Version { get; init; } = ControlServer.Version;

    /// <summary>
    /// When an order was given, nanoseconds of the machine's monotonic clock, which both sides share: a lane that hung does not carry out
    /// what its asker has given up. Null from a command of an earlier release.
    /// </summary>
    public long? Asked { get; init; }

    /// <summary><see cref="IGateRecords.Search"/>.</summary>
    public EventSearch? Search { get; init; }

    /// <summary><see cref="IGateRecords.Find"/>.</summary>
    public long? Find { get; init; }

    /// <summary><see cref="IGateRecords.Explain"/>.</summary>
    public long? Explain { get; init; }

    /// <summary><see cref="IGateRecords.WhatIf"/>.</summary>
    public WhatIfQuestion? WhatIf { get; init; }

    /// <summary><see cref="IGateRecords.NearMisses"/>.</summary>
    public NearMissQuestion? NearMisses { get; init; }

    /// <summary><see cref="IGateRecords.List"/>.</summary>
    public ListQuestion? List { get; init; }

    /// <summary><see cref="IGateRecords.ListCsv"/>.</summary>
    public bool ListCsv { get; init; }

    /// <summary><see cref="IGateRecords.ReplaceList"/>.</summary>
    public ListOrder? ReplaceList { get; init; }

    /// <summary><see cref="IGateRecords.Presence"/>.</summary>
    public bool Presence { get; init; }

    /// <summary><see cref="IGateRecords.SetPresence"/>.</summary>
    public PresenceOrder? SetPresence { get; init; }

    /// <summary><see cref="IGateRecords.ChangeEntry"/>.</summary>
    public ListEntryOrder? ChangeEntry { get; init; }

    /// <summary><see cref="IGateRecords.Export"/>.</summary>
    public ExportOrder? Export { get; init; }

    /// <summary><see cref="IGateRecords.Check"/>.</summary>
    public CheckQuestion? Check { get; init; }

    /// <summary><see cref="IGateRecords.CheckSetAside"/>.</summary>
    public bool CheckSetAside { get; init; }

    /// <summary><see cref="IGateRecords.FindPerson"/>.</summary>
    public PersonOrder? FindPerson { get; init; }

    /// <summary><see cref="IGateRecords.ExportPerson"/>.</summary>
    public PersonOrder? ExportPerson { get; init; }

    /// <summary><see cref="IGateRecords.ErasePerson"/>.</summary>
    public PersonOrder? ErasePerson { get; init; }

    /// <summary><see cref="IGateRecords.ConfirmClock"/>.</summary>
    public bool ConfirmClock { get; init; }
}
