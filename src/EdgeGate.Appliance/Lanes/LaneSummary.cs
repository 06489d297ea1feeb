namespace EdgeGate.Appliance.Lanes;

/// <summary>Counts of a run, for its closing lines. What was decided and what happened are counted apart.</summary>
internal sealed class LaneSummary
{
    /// <summary>Vehicles decided on.</summary>
    internal int Vehicles { get; set; }

    /// <summary>Those that were granted access.</summary>
    internal int Granted { get; set; }

    /// <summary>Those that were not.</summary>
    internal int Denied { get; set; }

    /// <summary>Those that were no case for the gate.</summary>
    internal int Ignored { get; set; }

    /// <summary>Granted ones that went through the gate.</summary>
    internal int Passed { get; set; }

    /// <summary>Granted ones that backed away.</summary>
    internal int BackedAway { get; set; }

    /// <summary>Granted ones that are gone and did not go through.</summary>
    internal int DidNotPass { get; set; }

    /// <summary>Alarms raised.</summary>
    internal int Alarms { get; set; }

    /// <summary>All of it in one line. "Let in" is who passed.</summary>
    internal string Describe()
    {
        string[] others = [Granted > Passed ? $"{Granted} granted" : "", Some(BackedAway, "backed away"), Some(DidNotPass, "did not pass"), Some(Granted - Passed - BackedAway - DidNotPass, "still open")];
        var apart = string.Join(", ", others.Where(part => part.Length > 0));
        return $"{Vehicles} vehicles: {Passed} let in{(apart.Length > 0 ? $" ({apart})" : "")}, {Denied} denied, {Ignored} ignored; {Alarms} alarms";
    }

    private static string Some(int count, string what) => count > 0 ? $"{count} {what}" : "";
}
