using EdgeGate.Domain.Phrases;

namespace EdgeGate.Records.Lists;

/// <summary>Something to tell of the access list.</summary>
/// <param name="Said">One sentence.</param>
/// <param name="IsChange">True: somebody changed the file without this program; it goes into the audit.</param>
/// <param name="IsProblem">True: a person has to look after it.</param>
public sealed record ListNews(Phrase Said, bool IsChange, bool IsProblem)
{
    /// <summary>The sentence in English.</summary>
    public string Text => Said.English;

    /// <summary>The same without plates, owners and notes; null: the sentence holds none.</summary>
    public Phrase? Unnamed { get; init; }
}
