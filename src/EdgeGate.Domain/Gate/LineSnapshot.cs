using System.Runtime.CompilerServices;

namespace EdgeGate.Domain.Gate;

/// <summary>Every input at one moment. A value: comparing and copying cost nothing and allocate nothing.</summary>
public readonly record struct LineSnapshot
{
    private readonly Levels _levels;

    private LineSnapshot(Levels levels) => _levels = levels;

    /// <summary>Number of inputs.</summary>
    public const int Count = (int)GateInput.Tamper + 1;

    /// <summary>Every input not fitted.</summary>
    public static LineSnapshot NoneFitted { get; } = Filled(LineLevel.NotFitted);

    /// <summary>Every input unknown: what a lane assumes before the first read and after a fault.</summary>
    public static LineSnapshot AllUnknown => default;

    /// <summary>One input.</summary>
    public LineLevel this[GateInput input] => _levels[(int)input];

    /// <summary>The same snapshot with one input changed.</summary>
    public LineSnapshot With(GateInput input, LineLevel level)
    {
        var levels = _levels;
        levels[(int)input] = level;
        return new(levels);
    }

    /// <inheritdoc/>
    public bool Equals(LineSnapshot other) => ((ReadOnlySpan<LineLevel>)_levels).SequenceEqual(other._levels);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var level in (ReadOnlySpan<LineLevel>)_levels)
            hash = hash * 5 + (int)level;
        return hash;
    }

    private static LineSnapshot Filled(LineLevel level)
    {
        Levels levels = default;
        ((Span<LineLevel>)levels).Fill(level);
        return new(levels);
    }

    [InlineArray(Count)]
    private struct Levels
    {
        private LineLevel _first;
    }
}
