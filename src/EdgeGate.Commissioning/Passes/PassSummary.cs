using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Commissioning.Passes;

/// <summary>All passes together, against the limits.</summary>
/// <param name="Findings">Each figure against its limit.</param>
public sealed record PassSummary(IReadOnlyList<Finding> Findings)
{
    /// <summary>Fewer are never accepted, whatever was chosen: two passes may go well by luck.</summary>
    private const int Fewest = 10;

    /// <summary>
    /// Nothing is beyond what is tolerable. The one rule for a terminal, the page, a report, and what drift is measured against.
    /// </summary>
    public bool Accepted => Findings.Count > 0 && Findings.All(finding => finding.Level != FindingLevel.Bad);

    /// <summary>Judges passes.</summary>
    public static PassSummary Of(IReadOnlyList<DrivePass> passes, CommissioningLimits limits)
    {
        var wanted = Math.Max(limits.Passes, Fewest);
        var findings = new List<Finding>
        {
            Finding.AtLeast(FindingCode.Passes, passes.Count, wanted, wanted),
            Finding.AtLeast(FindingCode.ReadRight, passes.Count(pass => pass.IsRight), passes.Count,
                Math.Max(1, passes.Count - limits.MayMiss)),
            Finding.AtMost(FindingCode.ReadWrong, passes.Count(pass => pass.IsWrong), 0, 0),
        };
        var right = passes.Where(pass => pass.IsRight).ToArray();
        if (right.Length == 0)
            return new(findings);
        findings.Add(Finding.AtLeast(FindingCode.Readings, right.Min(pass => pass.Readings), limits.GoodReadings, limits.MinReadings));
        findings.Add(Finding.AtMost(FindingCode.DecisionTime, right.Max(pass => pass.DecisionTime.TotalMilliseconds), limits.GoodDecisionMs,
            limits.MaxDecisionMs));
        findings.Add(Finding.AtLeast(FindingCode.Confidence, right.Min(pass => pass.Confidence), Math.Min(1, limits.MinConfidence + 0.05),
            limits.MinConfidence));
        findings.Add(Finding.AtLeast(FindingCode.PlateHeight, Statistics.Median(right.Select(pass => pass.PlateHeight)),
            limits.GoodPlateHeight, limits.MinPlateHeight));
        findings.Add(Finding.AtMost(FindingCode.Tilt, Math.Abs(Statistics.Median(right.Select(pass => pass.Tilt))), limits.GoodTilt,
            limits.MaxTilt));
        findings.Add(Finding.AtMost(FindingCode.Slant, Statistics.Median(right.Select(pass => pass.Slant)), limits.GoodSlant,
            limits.MaxSlant));
        return new(findings);
    }
}
