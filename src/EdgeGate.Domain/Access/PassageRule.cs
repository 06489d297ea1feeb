namespace EdgeGate.Domain.Access;

/// <summary>
/// The one definition of a passage. Pure. A vehicle has passed when the arm has been up for it, and
/// <list type="bullet">
/// <item>the vehicle left the view, not by going back, and the loop behind the gate was taken, or</item>
/// <item>what is under the arm was taken, and clear again once the vehicle was no longer seen before the gate, or</item>
/// <item>nothing is wired under the arm, and the arm came down after the vehicle had left the view while it was up, and not by going
/// back.</item>
/// </list>
/// Everybody else who is gone when the arm is down has not passed. Until then the question stays open: a positive answer is given
/// at once, a negative one only when nothing can change it any more.
/// </summary>
public static class PassageRule
{
    /// <summary>Judges.</summary>
    public static Passage Judge(in PassageEvidence evidence)
    {
        // A camera that sees vehicles from behind sees them on the far side of the arm too: there the sensors know first.
        if (evidence is { Opened: true, Sensor: UnderArm.Crossed })
            return Passage.Passed;
        if (evidence.Vehicle == Whereabouts.AtGate)
            return Passage.Open;
        if (evidence is { Vehicle: Whereabouts.LeftForward, Opened: true, ExitLoop: true })
            return Passage.Passed;
        if (!evidence.CycleOver || (evidence.Opened && evidence.Sensor == UnderArm.Taken))
            return Passage.Open;
        if (evidence.Vehicle == Whereabouts.LeftBack)
            return Passage.BackedAway;
        return evidence is { Opened: true, LeftWhileUp: true, Sensor: UnderArm.NotWired } ? Passage.Passed : Passage.DidNotPass;
    }
}
