namespace EdgeGate.Vision.Tests.Doubles;

/// <summary>Recogniser logits written by hand: every step is blank until something is put there.</summary>
internal sealed class LogitSheet
{
    private readonly float[] _values;
    private readonly int _classes = Manifests.Alphabet.Length;

    internal LogitSheet(int steps, float blank = 12)
    {
        _values = new float[steps * _classes];
        for (var t = 0; t < steps; t++)
            _values[t * _classes] = blank;
    }

    internal ReadOnlySpan<float> Values => _values;

    /// <summary>At <paramref name="step"/> the characters get these probabilities, the blank what is left.</summary>
    internal LogitSheet Put(int step, params (char Character, double Probability)[] characters)
    {
        var row = _values.AsSpan(step * _classes, _classes);
        row.Fill(-25);
        row[0] = (float)Math.Log(Math.Max(1e-6, 1 - characters.Sum(c => c.Probability)));
        foreach (var (character, probability) in characters)
            row[Array.IndexOf(Manifests.Alphabet, character)] = (float)Math.Log(probability);
        return this;
    }

    /// <summary>A text with one step for each character and a blank after it.</summary>
    internal LogitSheet Write(int step, string text, double probability = 0.99)
    {
        foreach (var character in text)
        {
            Put(step, (character, probability));
            step += 2;
        }

        return this;
    }
}
