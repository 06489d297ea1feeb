using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;

namespace EdgeGate.Domain.Records;

/// <summary>One vehicle, decided on then and now.</summary>
/// <param name="Event">The event that decided it.</param>
/// <param name="Then">The recorded decision.</param>
/// <param name="Now">The decision under the other rules.</param>
public sealed record WhatIfVehicle(GateEvent Event, AccessDecision Then, AccessDecision Now)
{
    /// <summary>True: it was denied, and would be granted access.</summary>
    public bool Opens => Then.Verdict != AccessVerdict.Grant && Now.Verdict == AccessVerdict.Grant;

    /// <summary>True: it was granted access, and would be denied.</summary>
    public bool StaysShut => Then.Verdict == AccessVerdict.Grant && Now.Verdict != AccessVerdict.Grant;
}
