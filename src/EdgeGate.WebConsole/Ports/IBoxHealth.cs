namespace EdgeGate.WebConsole.Ports;

/// <summary>The machine and how well it reads.</summary>
public interface IBoxHealth
{
    /// <summary>Looks now. May wait for the disk.</summary>
    BoxState Look();

    /// <summary>How the figures of the lane change by the hour. May read a week of the journal.</summary>
    DriftView Drift();
}
