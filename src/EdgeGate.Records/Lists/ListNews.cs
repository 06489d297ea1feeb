namespace EdgeGate.Records.Lists;

/// <summary>Something to tell of the access list.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="IsChange">True: somebody changed the file without this program; it goes into the audit.</param>
/// <param name="IsProblem">True: a person has to look after it.</param>
public sealed record ListNews(string Text, bool IsChange, bool IsProblem)
{
    /// <summary>The same without plates, owners and notes; null: the text holds none.</summary>
    public string? Unnamed { get; init; }
}
