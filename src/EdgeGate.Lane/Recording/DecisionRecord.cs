using EdgeGate.Journal;

namespace EdgeGate.Lane.Recording;

/// <summary>What became of a decision's event.</summary>
/// <param name="Outcome">What the journal said within its budget.</param>
/// <param name="MayOpen">True: it is durable, or the policy is to open all the same.</param>
public readonly record struct DecisionRecord(JournalOutcome Outcome, bool MayOpen);
