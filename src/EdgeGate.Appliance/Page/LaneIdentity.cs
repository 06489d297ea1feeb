
namespace EdgeGate.Appliance.Page;

/// <summary>What a lane is called on its page.</summary>
/// <param name="Name">Of the configuration.</param>
/// <param name="Source">Where its pictures come from, without a password.</param>
/// <param name="Simulated">With a barrier in memory.</param>
internal sealed record LaneIdentity(string Name, string Source, bool Simulated);
