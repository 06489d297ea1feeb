using EdgeGate.Domain.Records;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Records.Lists;

/// <summary>Words that whoever gives an order sends along, on their way into the audit.</summary>
public static class OrderText
{
    private const int Longest = 1000;

    /// <summary>Lets a text pass that is one plain line.</summary>
    /// <exception cref="RecordsFaultException">It is not: the order is not carried out.</exception>
    public static void Check(string what, string text)
    {
        if (Plain.FirstHidden(text) is { } hidden)
            throw new RecordsFaultException($"{what} holds {Plain.NameOf(hidden)}; nothing was done: use a name without it");
        if (text.Length > Longest)
            throw new RecordsFaultException($"{what} has {text.Length} characters; nothing was done: use a name of at most {Longest}");
    }
}
