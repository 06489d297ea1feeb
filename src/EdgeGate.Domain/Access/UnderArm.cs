namespace EdgeGate.Domain.Access;

/// <summary>What safety loop and photocell said of one vehicle since the gate opened for it.</summary>
public enum UnderArm
{
    /// <summary>Neither is wired.</summary>
    NotWired,

    /// <summary>Nothing came under the arm.</summary>
    Quiet,

    /// <summary>Something is under the arm.</summary>
    Taken,

    /// <summary>Something came under the arm and went again while the vehicle could still be seen before the gate.</summary>
    Touched,

    /// <summary>Something came under the arm and went once the vehicle was no longer seen before the gate.</summary>
    Crossed,
}
