using System.Globalization;
using System.Net;
using System.Text;

namespace EdgeGate.Commissioning.Reports;

/// <summary>A report as one HTML page that needs nothing else and prints on one sheet.</summary>
public static class ReportPage
{
    private const string Style = """
        body{font:11pt/1.4 system-ui,sans-serif;max-width:50em;margin:2em auto;padding:0 1em;color:#111;background:#fff}
        h1{font-size:1.5em}h2{font-size:1.1em;margin-top:1.4em}table{border-collapse:collapse;width:100%}
        th,td{text-align:left;padding:.2em .6em;border-bottom:1px solid #bbb}td.n{text-align:right}
        .result{font-size:1.3em;font-weight:700;border:3px solid;padding:.3em .6em;display:inline-block}
        .bad{font-weight:700}@page{margin:15mm}@media print{body{margin:0;max-width:none}}
        """;

    /// <summary>Renders it.</summary>
    public static string ToHtml(this AcceptanceReport report)
    {
        var html = new StringBuilder();
        html.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<title>EdgeGate acceptance report</title><style>").Append(Style).Append("</style></head><body>\n")
            .Append("<h1>EdgeGate acceptance report</h1>\n<p class=\"result\">").Append(report.Accepted ? "ACCEPTED" : "NOT ACCEPTED")
            .Append("</p>\n");
        Table(html, null, report.Facts().Select(fact => new[] { fact.Name, fact.Value }));
        html.Append("<h2>Findings</h2>\n");
        Table(html, ["", "Measured"], report.State.Summary.Findings.Select(finding => new[] { AcceptanceReport.Mark(finding.Level),
            finding.Text }));
        html.Append("<h2>Passes</h2>\n");
        Table(html, ["Pass", "Read", "", "Confidence", "Readings", "Agreeing", "Decided after", "Height", "Tilt", "Slant", "Focus"],
            report.State.Passes.Select(pass => new[]
            {
                pass.Number.ToString(CultureInfo.InvariantCulture), pass.Text.Length > 0 ? pass.Text : "(none)",
                pass.IsRight ? "ok" : pass.IsWrong ? "BAD" : "no", Figure(pass.Confidence * 100, "0.0", " %"), Figure(pass.Readings, "0"),
                Figure(pass.Agreeing, "0"),
                Figure(pass.DecisionTime.TotalSeconds, "0.0", " s"), Figure(pass.PlateHeight, "0", " px"), Figure(pass.Tilt, "0.0", "°"),
                Figure(pass.Slant, "0", "°"), Figure(pass.Focus, "0.000"),
            }));
        if (report.State.Others.Count > 0)
            html.Append("<p>").Append(WebUtility.HtmlEncode(report.OthersLine)).Append("</p>\n");
        if (report.State.Suggestions.Count > 0)
        {
            html.Append("<h2>Suggested for the configuration</h2>\n");
            Table(html, ["Key", "Value", "Why"], report.State.Suggestions.Select(s => new[] { s.Key, s.Value, s.Text }));
        }

        html.Append("<h2>Settings in force</h2>\n");
        Table(html, ["Key", "Value"], report.Settings.Select(setting => new[] { setting.Key, setting.Value }));
        html.Append("<h2>Signatures</h2>\n<p>Technician ______________________ &nbsp; Operator ______________________</p>\n</body></html>\n");
        return html.ToString();
    }

    private static void Table(StringBuilder html, string[]? head, IEnumerable<string[]> rows)
    {
        html.Append("<table>");
        if (head is not null)
            html.Append("<tr>").AppendJoin("", head.Select(cell => $"<th>{WebUtility.HtmlEncode(cell)}</th>")).Append("</tr>\n");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("",
                row.Select(cell => $"<td{(cell == "BAD" ? " class=\"bad\"" : "")}>{WebUtility.HtmlEncode(cell)}</td>")).Append("</tr>\n");
        html.Append("</table>\n");
    }

    private static string Figure(double value, string format, string unit = "") =>
        value.ToString(format, CultureInfo.InvariantCulture) + unit;
}
