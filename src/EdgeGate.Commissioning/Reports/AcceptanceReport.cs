using System.Globalization;
using System.Text;
using EdgeGate.Commissioning.Drift;
using EdgeGate.Commissioning.Findings;
using EdgeGate.Commissioning.Passes;

namespace EdgeGate.Commissioning.Reports;

/// <summary>The sheet that is handed over: what was measured, against which limits, and whether the lane is accepted. Pure.</summary>
/// <param name="Box">The box.</param>
/// <param name="State">The commissioning at its end.</param>
/// <param name="Settings">The settings in force that matter for reading, key and value.</param>
public sealed record AcceptanceReport(BoxFacts Box, CommissioningState State, IReadOnlyList<KeyValuePair<string, string>> Settings)
{
    /// <summary>The lane is accepted.</summary>
    public bool Accepted => State.Summary.Accepted;

    /// <summary>What later drift is measured against; null when no pass was read.</summary>
    public DriftReference? Reference => DriftReference.From(State.Passes, Box.Time);

    /// <summary>As plain text, 100 columns at most.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        text.Append("EdgeGate acceptance report\n\n");
        foreach (var (name, value) in Facts())
            text.Append(CultureInfo.InvariantCulture, $"{name,-12} {value}\n");
        text.Append(CultureInfo.InvariantCulture, $"\nResult       {(Accepted ? "ACCEPTED" : "NOT ACCEPTED")}\n\n");
        foreach (var finding in State.Summary.Findings)
            text.Append(CultureInfo.InvariantCulture, $"  {Mark(finding.Level),-8} {finding.Text}\n");
        text.Append("\n pass  read              confid.  readings  agree  decided  height  tilt  slant  focus\n");
        foreach (var pass in State.Passes)
            text.Append(Row(pass)).Append('\n');
        if (State.Others.Count > 0)
            text.Append('\n').Append(OthersLine).Append('\n');
        Append(text, "\nSuggested for the configuration\n", State.Suggestions.Select(s => $"  {s.Key} = {s.Value}: {s.Text}"));
        Append(text, "\nSettings in force\n", Settings.Select(setting => $"  {setting.Key} = {setting.Value}"));
        return text.ToString();
    }

    /// <summary>Name and value of what the box is.</summary>
    internal IEnumerable<(string Name, string Value)> Facts() =>
    [
        ("Lane", Box.Lane), ("Known plate", State.Plate),
        ("Time", $"{Box.Time.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture)} (clock {Box.Clock})"),
        ("Technician", Box.Technician.Length > 0 ? Box.Technician : "(not given)"), ("Program", Box.Program), ("Models", Box.Models),
        ("Camera", Box.Camera), ("Box key", Box.Key),
    ];

    /// <summary>Who came in between, masked: the sheet is handed over, and these plates are nobody's business.</summary>
    internal string OthersLine =>
        $"Not counted: {State.Others.Count} other {(State.Others.Count == 1 ? "vehicle" : "vehicles")} in between ({string.Join(", ", State.Others.Take(10).Select(plate => $"{plate[..1]}…{plate[^1..]}"))})";

    /// <summary>A level as a word.</summary>
    internal static string Mark(FindingLevel level) => level switch
    {
        FindingLevel.Good => "ok",
        FindingLevel.Improve => "improve",
        _ => "BAD",
    };

    private static void Append(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var any = false;
        foreach (var line in lines)
        {
            text.Append(any ? "" : title).Append(line).Append('\n');
            any = true;
        }
    }

    private static string Row(DrivePass pass) => string.Create(CultureInfo.InvariantCulture,
        $"{pass.Number,5}  {(pass.Text.Length > 0 ? pass.Text : "(none)"),-12} {(pass.IsRight ? "ok" : pass.IsWrong ? "BAD" : "no"),-4} {pass.Confidence * 100,6:0.0} %  {pass.Readings,8}  {pass.Agreeing,5}  {pass.DecisionTime.TotalSeconds,5:0.0} s  {pass.PlateHeight,6:0}  {pass.Tilt,4:0.0}  {pass.Slant,5:0}  {pass.Focus,5:0.000}");
}
