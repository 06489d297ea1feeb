using EdgeGate.Commissioning.Drift;
using EdgeGate.Configuration.Options;
using EdgeGate.Records;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>How the lane's figures change since it was accepted.</summary>
internal static class PageDrift
{
    internal static DriftView Of(DriftMonitor monitor, EdgeGateOptions options)
    {
        var reference = CommissionedFile.Load(options);
        return new(
            reference?.TakenAt, [.. monitor.Assess(reference).Select(PageFindings.View)],
            [.. monitor.Hours().Select(hour => new DriftHour(
                hour.Hour, hour.Vehicles, Math.Round(hour.ReadRate, 3), Math.Round(hour.PlateHeight, 1), Math.Round(hour.Focus, 3),
                Math.Round(hour.Confidence, 3)))]);
    }
}
