namespace EdgeGate.Access.Lists;

/// <summary>A listed plate that differs from a read one by a single look-alike character.</summary>
/// <param name="Plate">The listed plate, normalised.</param>
/// <param name="Position">Where they differ, from 0.</param>
/// <param name="Read">The character read.</param>
/// <param name="Listed">The character listed.</param>
public readonly record struct LookAlikeMatch(string Plate, int Position, char Read, char Listed);
