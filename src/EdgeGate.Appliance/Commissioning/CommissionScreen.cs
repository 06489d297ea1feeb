using System.Globalization;
using EdgeGate.Commissioning;
using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Measuring;
using EdgeGate.Commissioning.Passes;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>
/// A commissioning as lines of text: no cursor keys, no colours, so that a serial console shows it as well as SSH. Used by one thread.
/// </summary>
internal sealed class CommissionScreen(TextWriter output)
{
    private const int BarWidth = 40;
    private string _last = "";

    /// <summary>What to do in a step.</summary>
    internal void Begin(CommissioningStep step, CommissioningPlan plan, bool hasMotor = false)
    {
        output.WriteLine();
        output.WriteLine(step switch
        {
            CommissioningStep.Aim =>
                "1 AIM      Put a car where it will wait, plate towards the camera. Move the camera until every figure is ok.",
            CommissioningStep.Focus => "2 FOCUS    Turn the lens slowly through the sharpest point, then back until the bar is full again. r + Enter lets go of the peak.",
            CommissioningStep.Expose => "3 EXPOSE   Set exposure and lamp until every figure is ok. Look at it by night as well.",
            CommissioningStep.Drive => $"4 DRIVE    Drive {plan.Plate} up to the barrier and away, {plan.Limits.Passes} times, as a customer would. d 3 + Enter takes pass 3 out.",
            _ => "5 REPORT",
        });
        if (step != CommissioningStep.Report)
            output.WriteLine($"           Enter: next step. b + Enter: one step back. q + Enter: leave.{(step == CommissioningStep.Focus && hasMotor ? " f + Enter: let the motor find the peak." : "")}");
        _last = "";
        output.Flush();
    }

    /// <summary>The figures of a step; the same line is not said twice in a row.</summary>
    internal void Show(CommissioningState state)
    {
        var line = state.Step switch
        {
            CommissioningStep.Aim => $"{Text(state)}{Findings(state.Aim.Findings)}",
            CommissioningStep.Focus => Focus(state.Focus),
            CommissioningStep.Expose => state.Exposure is null ? "no plate in view" : $"{Text(state)}{Findings(state.ExposureFindings)}",
            _ => "",
        };
        Show(line);
    }

    /// <summary>A line, unless it was the last one.</summary>
    internal void Show(string line)
    {
        if (line.Length == 0 || line == _last)
            return;
        _last = line;
        output.WriteLine("  " + line);
        output.Flush();
    }

    /// <summary>One pass.</summary>
    internal void Pass(DrivePass pass, CommissioningPlan plan)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  pass {pass.Number} of {plan.Limits.Passes}: {(pass.Text.Length > 0 ? pass.Text : "(no readable plate)"),-10} {(pass.IsRight ? "ok " : pass.IsWrong ? "BAD" : "no ")} {pass.Confidence * 100:0.0} %, {pass.Agreeing} of {pass.Readings} readings, decided after {pass.DecisionTime.TotalSeconds:0.0} s, {pass.PlateHeight:0} px high"));
        output.Flush();
    }

    /// <summary>A line of its own.</summary>
    internal void Say(string text)
    {
        output.WriteLine("  " + text);
        output.Flush();
    }

    private static string Text(CommissioningState state) =>
        state.Aim.Plate is null ? "" : $"{(state.LastText.Length > 0 ? state.LastText : "?")}: ";

    private static string Findings(IReadOnlyList<Finding> findings) => string.Join(" | ", findings.Select(
        finding => $"{finding.Text}{(finding.Level == FindingLevel.Good ? " ok" : finding.Level == FindingLevel.Bad ? " !!" : "")}"));

    private static string Focus(FocusState focus)
    {
        if (focus.Finding is not { } finding)
            return "focus: no plate in view yet";
        var filled = (int)Math.Round(Math.Clamp(finding.Value, 0, 1) * BarWidth);
        return string.Create(CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('.', BarWidth - filled)}] {focus.Current:0.000}, peak {focus.Peak:0.000}  {(finding.Level == FindingLevel.Good ? "at the peak" : "turn back")}");
    }
}
