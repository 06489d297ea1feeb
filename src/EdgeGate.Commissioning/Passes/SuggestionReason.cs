namespace EdgeGate.Commissioning.Passes;

/// <summary>Why a value is suggested.</summary>
public enum SuggestionReason
{
    /// <summary>The part of the frame in which plates were read.</summary>
    ZoneOfPasses,

    /// <summary>Readings are plenty.</summary>
    ManyReadings,

    /// <summary>Confidence was high throughout.</summary>
    SureReadings,

    /// <summary>The camera looks at the rear of the vehicles.</summary>
    RearCamera,
}
