namespace EdgeGate.Access.Lists;

/// <summary>Something wrong or odd in a list file.</summary>
/// <param name="Line">Line of the file, from 1, where the row begins.</param>
/// <param name="Column">Name of the column; empty when it is the row as a whole.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record ListLineProblem(int Line, string Column, string What, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => $"line {Line}{(Column.Length == 0 ? "" : $", column {Column}")}: {What}; {Remedy}";
}
