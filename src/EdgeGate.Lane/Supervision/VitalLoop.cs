namespace EdgeGate.Lane.Supervision;

/// <summary>The loops without which a lane is not alive.</summary>
[Flags]
public enum VitalLoop
{
    None = 0,

    /// <summary>Takes frames, or waits for a camera that is being opened again.</summary>
    Frames = 1,

    /// <summary>Reads the lines and drives the contacts.</summary>
    Barrier = 2,

    All = Frames | Barrier,
}
