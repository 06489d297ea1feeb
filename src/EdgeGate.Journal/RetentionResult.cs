namespace EdgeGate.Journal;

/// <summary>What one step of retention did.</summary>
/// <param name="Deleted">Events deleted.</param>
/// <param name="More">True: there is more to delete; take the next step soon.</param>
/// <param name="OverSize">True: the store is still larger than allowed.</param>
public readonly record struct RetentionResult(int Deleted, bool More, bool OverSize);
