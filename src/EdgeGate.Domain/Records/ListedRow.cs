namespace EdgeGate.Domain.Records;

/// <summary>A row that is there already when a plate is added.</summary>
/// <param name="Row">It.</param>
/// <param name="Relation">How the two meet.</param>
/// <param name="Wins">Which of the two decides when both hold.</param>
public sealed record ListedRow(ListRowView Row, ListRelation Relation, ListWinner Wins);
