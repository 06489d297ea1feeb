using EdgeGate.Domain.Plates;

namespace EdgeGate.Access.Tracking;

/// <summary>
/// The characters of all readings of one length. Each reading adds its log-probabilities, weighted: a logarithmic opinion pool
/// (Genest and Zidek 1986). Frames of one vehicle are not independent witnesses, so the pool counts as the square root of their
/// number. Allocates nothing after it was made.
/// </summary>
internal sealed class CharacterVotes
{
    private const int Candidates = 6;

    // Probability given to every character that a reading does not mention, and how many such characters there are.
    private const float Floor = 1e-4f;
    private const int Alphabet = 36;

    private readonly char[] _characters = new char[PlateReading.MaxCharacters * Candidates];
    private readonly float[] _scores = new float[PlateReading.MaxCharacters * Candidates];
    private float _weight;
    private float _weightSquared;

    public int Length { get; private set; }

    /// <summary>Sum of the weights of its readings; 0 when unused.</summary>
    public float Weight => _weight;

    public void Reset(int length)
    {
        (Length, _weight, _weightSquared) = (length, 0, 0);
        Array.Clear(_characters);
        Array.Clear(_scores);
    }

    public void Add(PlateReading reading, float weight)
    {
        _weight += weight;
        _weightSquared += weight * weight;
        for (var position = 0; position < Length; position++)
        {
            for (var rank = 0; rank < PlateReading.Alternatives; rank++)
            {
                var (character, probability) = (reading.CharacterAt(position, rank), reading.ProbabilityAt(position, rank));
                if (character != '\0' && probability > Floor)
                    Vote(position, character, weight * MathF.Log(MathF.Min(probability, 1) / Floor));
            }
        }
    }

    /// <summary>The winner of a position, its probability, and the runner-up.</summary>
    public ReadingCharacter Decide(int position)
    {
        var characters = _characters.AsSpan(position * Candidates, Candidates);
        var scores = _scores.AsSpan(position * Candidates, Candidates);
        var (best, second) = (0, -1);
        for (var i = 1; i < Candidates; i++)
        {
            if (characters[i] == '\0')
                continue;
            if (scores[i] > scores[best])
                (best, second) = (i, best);
            else if (second < 0 || scores[i] > scores[second])
                second = i;
        }

        // Weights count relative to each other only, so that one reading alone keeps its own probabilities.
        var sharpness = MathF.Sqrt(_weight * _weight / _weightSquared) / _weight;
        var (sum, mentioned) = (0f, 0);
        for (var i = 0; i < Candidates; i++)
        {
            if (characters[i] == '\0')
                continue;
            sum += MathF.Exp((scores[i] - scores[best]) * sharpness);
            mentioned++;
        }

        sum += (Alphabet - mentioned) * MathF.Exp(-scores[best] * sharpness);
        return second < 0
            ? new(characters[best], 1 / sum)
            : new(characters[best], 1 / sum, characters[second], MathF.Exp((scores[second] - scores[best]) * sharpness) / sum);
    }

    private void Vote(int position, char character, float score)
    {
        var characters = _characters.AsSpan(position * Candidates, Candidates);
        var scores = _scores.AsSpan(position * Candidates, Candidates);
        var weakest = 0;
        for (var i = 0; i < Candidates; i++)
        {
            if (characters[i] == character || characters[i] == '\0')
            {
                (characters[i], scores[i]) = (character, scores[i] + score);
                return;
            }

            if (scores[i] < scores[weakest])
                weakest = i;
        }

        if (scores[weakest] < score)
            (characters[weakest], scores[weakest]) = (character, score);
    }
}
