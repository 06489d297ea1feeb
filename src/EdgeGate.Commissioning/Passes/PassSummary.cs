using EdgeGate.Commissioning.Measuring;

namespace EdgeGate.Commissioning.Passes;

/// <summary>All passes together, against the limits.</summary>
/// <param name="Findings">Each figure against its limit.</param>
public sealed record PassSummary(IReadOnlyList<Finding> Findings)
{
    /// <summary>Fewer than these are accepted when somebody chose so, and the report says it.</summary>
    private const int Usual = 10;

    /// <summary>Nothing is beyond what is tolerable, and every wanted pass was driven.</summary>
    public bool Accepted => Findings.Count > 0 && Findings.All(finding => finding.Level != FindingLevel.Bad);

    /// <summary>Judges passes.</summary>
    public static PassSummary Of(IReadOnlyList<DrivePass> passes, CommissioningLimits limits)
    {
        var findings = new List<Finding>
        {
            Finding.AtLeast(FindingCode.Passes, passes.Count, Math.Max(limits.Passes, Usual), limits.Passes),
            Finding.AtLeast(FindingCode.ReadRight, passes.Count(pass => pass.IsRight), passes.Count, Math.Max(1, passes.Count - limits.MayMiss)),
            Finding.AtMost(FindingCode.ReadWrong, passes.Count(pass => pass.IsWrong), 0, 0),
        };
        var right = passes.Where(pass => pass.IsRight).ToArray();
        if (right.Length == 0)
            return new(findings);
        findings.Add(Finding.AtLeast(FindingCode.Readings, right.Min(pass => pass.Readings), limits.GoodReadings, limits.MinReadings));
        findings.Add(Finding.AtMost(FindingCode.DecisionTime, right.Max(pass => pass.DecisionTime.TotalMilliseconds), limits.GoodDecisionMs, limits.MaxDecisionMs));
        findings.Add(Finding.AtLeast(FindingCode.Confidence, right.Min(pass => pass.Confidence), Math.Min(1, limits.MinConfidence + 0.05), limits.MinConfidence));
        findings.Add(Finding.AtLeast(FindingCode.PlateHeight, Statistics.Median(right.Select(pass => pass.PlateHeight)), limits.GoodPlateHeight, limits.MinPlateHeight));
        findings.Add(Finding.AtMost(FindingCode.Tilt, Math.Abs(Statistics.Median(right.Select(pass => pass.Tilt))), limits.GoodTilt, limits.MaxTilt));
        findings.Add(Finding.AtMost(FindingCode.Slant, Statistics.Median(right.Select(pass => pass.Slant)), limits.GoodSlant, limits.MaxSlant));
        return new(findings);
    }
}
