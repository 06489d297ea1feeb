using EdgeGate.Domain.Records;

namespace EdgeGate.WebConsole.Ports;

/// <summary>Everything that the page shows and asks for. Every port is safe from any thread.</summary>
/// <param name="Lane">What the lane does now.</param>
/// <param name="Gate">The barrier, by inputs only.</param>
/// <param name="Records">What happened, and who may pass.</param>
/// <param name="Rules">The rules that what-if can change, as they are in force when asked.</param>
/// <param name="Audit">Who did what.</param>
/// <param name="Box">The machine.</param>
/// <param name="Rehearsals">Faults on purpose.</param>
/// <param name="Commissioning">Handing the lane over.</param>
/// <param name="Settings">The values that handing over suggests.</param>
public sealed record ConsolePorts(
    ILaneFeed Lane, IGateControls Gate, IGateRecords Records, Func<IReadOnlyList<RuleKey>> Rules, IAuditTrail Audit, IBoxHealth Box,
    IRehearsals Rehearsals,
    ICommissioning Commissioning, ISettings Settings);
