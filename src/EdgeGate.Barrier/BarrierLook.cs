namespace EdgeGate.Barrier;

/// <summary>A barrier at one moment, with what happened since one last looked.</summary>
/// <param name="Status">What the machine knows.</param>
/// <param name="Times">When what last happened.</param>
public readonly record struct BarrierLook(BarrierStatus Status, BarrierTimes Times);
