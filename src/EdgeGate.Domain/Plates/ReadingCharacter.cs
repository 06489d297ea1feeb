namespace EdgeGate.Domain.Plates;

/// <summary>One character of a recorded reading with its closest rival.</summary>
/// <param name="Value">The character read.</param>
/// <param name="Probability">Its probability, 0 to 1.</param>
/// <param name="Rival">The runner-up, '\0' when there is none.</param>
/// <param name="RivalProbability">The runner-up's probability.</param>
public readonly record struct ReadingCharacter(char Value, float Probability, char Rival = '\0', float RivalProbability = 0f);
