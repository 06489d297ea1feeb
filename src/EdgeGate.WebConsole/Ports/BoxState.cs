namespace EdgeGate.WebConsole.Ports;

/// <summary>A machine at one moment.</summary>
public sealed record BoxState
{
    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>Models and what they run on, in words.</summary>
    public required string Inference { get; init; }

    /// <summary>What computes them now.</summary>
    public required NpuState Npu { get; init; }

    /// <summary>Temperatures by the name of their sensor, degrees Celsius; empty where the machine tells none.</summary>
    public required IReadOnlyDictionary<string, double> Temperatures { get; init; }

    /// <summary>Bytes free where the journal is.</summary>
    public required long DiskFree { get; init; }

    /// <summary>Bytes there in all.</summary>
    public required long DiskSize { get; init; }

    /// <summary>Life used of flash storage, percent; null where the machine tells none.</summary>
    public required int? DiskWear { get; init; }

    /// <summary>Bytes of memory that the program has in use.</summary>
    public required long Memory { get; init; }

    /// <summary>The program's own memory, and what collecting it costs.</summary>
    public required ManagedHeap Heap { get; init; }

    /// <summary>Time since the program began.</summary>
    public required TimeSpan Uptime { get; init; }

    /// <summary>Wall clock, in the lane's zone.</summary>
    public required DateTimeOffset Clock { get; init; }

    /// <summary>How far it can be believed: Unknown, Plausible or Synchronised.</summary>
    public required string ClockState { get; init; }

    /// <summary>Events in the journal.</summary>
    public required long Events { get; init; }

    /// <summary>Bytes of the journal.</summary>
    public required long JournalSize { get; init; }

    /// <summary>Lesser events that were not kept since the start.</summary>
    public required long EventsDropped { get; init; }
}
