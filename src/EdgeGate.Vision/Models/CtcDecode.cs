namespace EdgeGate.Vision.Models;

/// <summary>How a recogniser's outputs become text.</summary>
/// <param name="CharactersOutput">Output with the sequence, 1 x steps x classes.</param>
/// <param name="RegionOutput">Output with the regions' logits, 1 x regions.</param>
/// <param name="Steps">Length of the sequence; a two-line plate's upper line comes first in it.</param>
/// <param name="Blank">Class of the CTC blank.</param>
/// <param name="Alphabet">The classes' characters; the blank's place is '\0'.</param>
/// <param name="Temperature">The logits are divided by this, so that a stated probability is true.</param>
public sealed record CtcDecode(
    string CharactersOutput, string RegionOutput, int Steps, int Blank, IReadOnlyList<char> Alphabet, float Temperature);
