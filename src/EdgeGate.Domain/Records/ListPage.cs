namespace EdgeGate.Domain.Records;

/// <summary>A part of the access list in force.</summary>
/// <param name="File">Where it comes from; empty when the lane has none.</param>
/// <param name="Total">Rows in it.</param>
/// <param name="Matching">Rows that meet the filter.</param>
/// <param name="Rows">The page of them.</param>
/// <param name="LookAlikes">Pairs of rows that a tolerance could confuse and that are therefore matched exactly, the first 100.</param>
/// <param name="Problems">Bad lines that were left out, and why another list than the file's is in force; the first 100.</param>
public sealed record ListPage(
    string File, int Total, int Matching, IReadOnlyList<ListRowView> Rows, IReadOnlyList<string> LookAlikes, IReadOnlyList<string> Problems)
{
    /// <summary>The time zone that hours and dates of the rows are meant in, such as <c>Asia/Taipei (UTC+08:00)</c>.</summary>
    public string Zone { get; init; } = "";
}
