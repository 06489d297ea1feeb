namespace EdgeGate.Domain.Events;

/// <summary>What is wrong with a store.</summary>
public enum ReadStoreFaultKind
{
    /// <summary>Another process has it open.</summary>
    InUse,

    /// <summary>The file is damaged; it has to be set aside, never deleted.</summary>
    Damaged,

    /// <summary>Written by a newer version.</summary>
    NewerVersion,

    /// <summary>No space left.</summary>
    DiskFull,

    /// <summary>Cannot be read or written.</summary>
    IoError,
}
