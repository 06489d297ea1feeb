namespace EdgeGate.Domain.Records;

/// <summary>How a row meets another one's plate.</summary>
public enum ListRelation
{
    /// <summary>The same plate.</summary>
    Same,

    /// <summary>One of the two has wildcards that the other one's plate meets.</summary>
    Wildcard,

    /// <summary>One look-alike character away: neither is matched with tolerance then.</summary>
    LookAlike,
}
