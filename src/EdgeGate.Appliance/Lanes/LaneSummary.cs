namespace EdgeGate.Appliance.Lanes;

/// <summary>Counts of a run, for its closing lines.</summary>
internal sealed class LaneSummary
{
    /// <summary>Vehicles decided on.</summary>
    internal int Vehicles { get; set; }

    /// <summary>Those let in.</summary>
    internal int Granted { get; set; }

    /// <summary>Those not let in.</summary>
    internal int Denied { get; set; }

    /// <summary>Those that were no case for the gate.</summary>
    internal int Ignored { get; set; }

    /// <summary>Alarms raised.</summary>
    internal int Alarms { get; set; }
}
