namespace EdgeGate.Commissioning.Findings;

/// <summary>How much a finding matters.</summary>
public enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>It works; better is possible.</summary>
    Improve,

    /// <summary>The lane is not accepted like this.</summary>
    Bad,
}
