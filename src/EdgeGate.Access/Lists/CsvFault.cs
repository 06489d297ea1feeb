namespace EdgeGate.Access.Lists;

/// <summary>Why a row cannot be taken apart into fields.</summary>
/// <param name="Line">Line of the file, from 1, on which it goes wrong.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record CsvFault(int Line, string What, string Remedy)
{
    public static CsvFault NotClosed(int line) => new(
        line, "the quote that opens on this line is not closed", "close it on the same line, or double quotes that belong to the text");

    public static CsvFault TextAfterQuote(int line) => new(
        line, "text follows a closing quote", "put the quote behind it, or double quotes that belong to the text");

    public static CsvFault TooLong(int line) => new(
        line, $"a field has more than {CsvReader.MaxField} characters", "shorten it, or close the quote that opens before it");
}
