using EdgeGate.Domain.Gate;

namespace EdgeGate.Lane.Simulation;

/// <summary>One input of the simulated barrier at one moment.</summary>
/// <param name="At">Since the lane's start.</param>
/// <param name="Input">Which.</param>
/// <param name="Level">What it says from then on.</param>
public readonly record struct InputChange(TimeSpan At, GateInput Input, LineLevel Level);
