using EdgeGate.Commissioning.Findings;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>Findings in the words of the page.</summary>
internal static class PageFindings
{
    internal static FindingView View(Finding finding) =>
        new(finding.Code.ToString(), finding.Level.ToString(), Math.Round(finding.Value, 3), Math.Round(finding.Limit, 3), finding.Text);
}
