namespace EdgeGate.Domain.Events;

/// <summary>What became of a vehicle, in one English sentence: the same on terminal, page and in the journal.</summary>
public static class VehicleSentence
{
    /// <summary>The sentence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A decision, which its own explanation tells, or a step that a person took.</exception>
    public static string Of(VehicleFact fact)
    {
        var name = fact.Plate.Length == 0 ? "A vehicle without a readable plate" : fact.Plate;
        return fact.Step switch
        {
            VehicleStep.Commanded => fact.Cause switch
            {
                VehicleCause.JournalLate => $"{name}: the event is on disk now, and the vehicle is still there; opening.",
                VehicleCause.ArmDown => $"{name}: still there with the arm down; opening again, time {fact.Attempt}.",
                _ => $"{name}: opening.",
            },
            VehicleStep.Withheld or VehicleStep.Refused => $"{name}: granted, did not open: {Why(fact.Cause)}.",
            VehicleStep.Opened => $"{name}: opened.",
            VehicleStep.DidNotOpen => $"{name}: did not open: {Why(fact.Cause)}.",
            VehicleStep.Stands => $"{name}: granted, still before the closed arm (openings: {fact.Attempt}). Send somebody, or open by hand.",
            VehicleStep.Passed => $"{name}: passed.",
            VehicleStep.BackedAway => $"{name}: backed away, did not pass.",
            VehicleStep.DidNotPass => fact.Cause is VehicleCause.None ? $"{name}: did not pass." : $"{name}: did not pass: {Why(fact.Cause)}.",
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Step, "this step has its own words"),
        };
    }

    /// <summary>What became of a vehicle, in a word or two, behind its decision.</summary>
    public static string Outcome(VehicleFact fact) => fact.Step switch
    {
        VehicleStep.Passed => "passed",
        VehicleStep.BackedAway => "backed away",
        VehicleStep.Opened => "opened",
        VehicleStep.Commanded => "opening",
        VehicleStep.Stands => "opened, stands there",
        _ => $"did not {(fact is { Step: VehicleStep.DidNotPass, Attempt: > 0 } ? "pass" : "open")}: {Why(fact.Cause)}",
    };

    private static string Why(VehicleCause cause) => cause switch
    {
        VehicleCause.Held => "the barrier is held",
        VehicleCause.Faulted => "the barrier is faulted",
        VehicleCause.Stopped => "the lane is stopping",
        VehicleCause.JournalSlow => "the event is not on disk yet",
        VehicleCause.JournalFailed => "the event cannot be written to disk",
        VehicleCause.RulesChanged => "the rules have changed since",
        VehicleCause.ArmDown => "the arm came down before it drove on",
        VehicleCause.NothingPassed => "nothing went under the arm",
        _ => "the barrier did not open",
    };
}
