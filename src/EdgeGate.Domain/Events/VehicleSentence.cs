using EdgeGate.Domain.Phrases;

namespace EdgeGate.Domain.Events;

/// <summary>What became of a vehicle, in one sentence: the same on terminal, page and in the journal.</summary>
public static class VehicleSentence
{
    /// <summary>The sentence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A decision, which its own explanation tells, or a step that a person took.</exception>
    public static Phrase Of(VehicleFact fact)
    {
        var plate = NameOf(fact.Plate);
        return fact.Step switch
        {
            VehicleStep.Commanded => fact.Cause switch
            {
                VehicleCause.JournalLate => Phrase.Of("nowOnDisk", ("plate", plate)),
                VehicleCause.ArmDown => Phrase.Of("openingAgain", ("plate", plate), ("attempt", fact.Attempt)),
                _ => Phrase.Of("opening", ("plate", plate)),
            },
            VehicleStep.Withheld or VehicleStep.Refused => Phrase.Of("grantedNotOpened", ("plate", plate), ("why", Why(fact.Cause))),
            VehicleStep.Opened => Phrase.Of("opened", ("plate", plate)),
            VehicleStep.DidNotOpen => Phrase.Of("didNotOpen", ("plate", plate), ("why", Why(fact.Cause))),
            VehicleStep.Stands => Phrase.Of("stands", ("plate", plate), ("attempt", fact.Attempt)),
            VehicleStep.Passed => Phrase.Of("passed", ("plate", plate)),
            VehicleStep.BackedAway => Phrase.Of("backedAway", ("plate", plate)),
            VehicleStep.DidNotPass when fact.Cause is VehicleCause.None => Phrase.Of("didNotPass", ("plate", plate)),
            VehicleStep.DidNotPass => Phrase.Of("didNotPassFor", ("plate", plate), ("why", Why(fact.Cause))),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Step, "this step has its own words"),
        };
    }

    /// <summary>How a vehicle is called: by its plate, where that was read.</summary>
    public static PhraseValue NameOf(string plate) => plate.Length == 0 ? Phrase.Of("noPlate") : plate;

    /// <summary>What became of a vehicle, in an English word or two, behind its decision.</summary>
    public static string Outcome(VehicleFact fact) => fact.Step switch
    {
        VehicleStep.Passed => "passed",
        VehicleStep.BackedAway => "backed away",
        VehicleStep.Opened => "opened",
        VehicleStep.Commanded => "opening",
        VehicleStep.Stands => "opened, stands there",
        _ => $"did not {(fact is { Step: VehicleStep.DidNotPass, Attempt: > 0 } ? "pass" : "open")}: {Why(fact.Cause)}",
    };

    private static Phrase Why(VehicleCause cause) => cause switch
    {
        VehicleCause.Held => Phrase.Of("whyHeld"),
        VehicleCause.Faulted => Phrase.Of("whyFaulted"),
        VehicleCause.Stopped => Phrase.Of("whyStopping"),
        VehicleCause.JournalSlow => Phrase.Of("whyNotOnDisk"),
        VehicleCause.JournalFailed => Phrase.Of("whyDisk"),
        VehicleCause.RulesChanged => Phrase.Of("whyRules"),
        VehicleCause.ArmDown => Phrase.Of("whyArm"),
        VehicleCause.NothingPassed => Phrase.Of("whyNothing"),
        _ => Phrase.Of("whyShut"),
    };
}
