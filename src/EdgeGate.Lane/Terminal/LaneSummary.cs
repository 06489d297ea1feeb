namespace EdgeGate.Lane.Terminal;

/// <summary>Counts of a run, for its closing lines. What was decided and what happened are counted apart.</summary>
public sealed class LaneSummary
{
    /// <summary>Vehicles decided on.</summary>
    public int Vehicles { get; set; }

    /// <summary>Those that were granted access.</summary>
    public int Granted { get; set; }

    /// <summary>Those that were not.</summary>
    public int Denied { get; set; }

    /// <summary>Those that were no case for the gate.</summary>
    public int Ignored { get; set; }

    /// <summary>Granted ones that went through the gate.</summary>
    public int Passed { get; set; }

    /// <summary>Granted ones that backed away.</summary>
    public int BackedAway { get; set; }

    /// <summary>Granted ones that are gone and did not go through.</summary>
    public int DidNotPass { get; set; }

    /// <summary>Alarms raised.</summary>
    public int Alarms { get; set; }

    /// <summary>All of it in one line. "Let in" is who passed.</summary>
    public string Describe()
    {
        string[] others = [Granted > Passed ? $"{Granted} granted"
            : "", Some(BackedAway, "backed away"), Some(DidNotPass, "did not pass"),
            Some(Granted - Passed - BackedAway - DidNotPass, "still open")];
        var apart = string.Join(", ", others.Where(part => part.Length > 0));
        return $"{Vehicles} vehicles: {Passed} let in{(apart.Length > 0 ? $" ({apart})" : "")}, {Denied} denied, {Ignored} ignored; {Alarms} alarms";
    }

    private static string Some(int count, string what) => count > 0 ? $"{count} {what}" : "";
}
