using EdgeGate.Domain.Events;

namespace EdgeGate.WebConsole.Ports;

/// <summary>What became of granted vehicles since the start.</summary>
/// <param name="Opened">The arm went up for it.</param>
/// <param name="NotOpened">The gate was not told to open, refused, or the arm did not go up.</param>
/// <param name="OpenedAgain">The gate was told to open again for one that stood there.</param>
/// <param name="Passed">It went through.</param>
/// <param name="BackedAway">It went back.</param>
/// <param name="DidNotPass">It is gone and did not go through.</param>
/// <param name="Steps">Steps told of: changes whenever there is something new to show.</param>
public readonly record struct VehicleCounts(
    long Opened, long NotOpened, long OpenedAgain, long Passed, long BackedAway, long DidNotPass, long Steps)
{
    /// <summary>The counts with one more step.</summary>
    public VehicleCounts With(VehicleFact fact) => new(
        Opened + (fact.Step == VehicleStep.Opened ? 1 : 0),
        NotOpened + (fact.Step is VehicleStep.Withheld or VehicleStep.Refused or VehicleStep.DidNotOpen ? 1 : 0),
        OpenedAgain + (fact is { Step: VehicleStep.Commanded, Cause: VehicleCause.ArmDown } ? 1 : 0),
        Passed + (fact.Step == VehicleStep.Passed ? 1 : 0),
        BackedAway + (fact.Step == VehicleStep.BackedAway ? 1 : 0),
        DidNotPass + (fact.Step == VehicleStep.DidNotPass ? 1 : 0),
        Steps + 1);
}
