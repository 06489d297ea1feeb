using EdgeGate.Domain.Gate;

namespace EdgeGate.Barrier;

/// <summary>
/// What one input leads to. At most two writes, and the one that opens a contact always comes before the one that closes
/// another, so that no two contacts are ever closed at once.
/// </summary>
/// <param name="Status">The new status.</param>
/// <param name="Release">The contact to open first, if any.</param>
/// <param name="Engage">The contact to close then, if any.</param>
/// <param name="Notes">What is worth telling.</param>
public readonly record struct BarrierStep(BarrierStatus Status, GateOutput? Release, GateOutput? Engage, BarrierNotes Notes);
