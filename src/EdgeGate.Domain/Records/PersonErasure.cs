namespace EdgeGate.Domain.Records;

/// <summary>What was kept of a person is erased.</summary>
/// <param name="Reference">Names the erasure, in the audit, in every event that it changed, and to the person; says nothing of
/// them.</param>
/// <param name="Found">What there was.</param>
/// <param name="Left">What a second look found.</param>
public sealed record PersonErasure(string Reference, PersonTraces Found, PersonTraces Left);
