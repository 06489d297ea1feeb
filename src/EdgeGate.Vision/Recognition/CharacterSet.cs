namespace EdgeGate.Vision.Recognition;

/// <summary>A set of the recogniser's classes: one bit for each.</summary>
internal readonly record struct CharacterSet(UInt128 Low, UInt128 High)
{
    /// <summary>The widest alphabet.</summary>
    internal const int MaxClasses = 256;

    private const int Half = MaxClasses / 2;

    internal bool IsEmpty => (Low | High) == UInt128.Zero;

    internal int Count => (int)(UInt128.PopCount(Low) + UInt128.PopCount(High));

    internal bool Contains(int index) => ((index < Half ? Low >> index : High >> index - Half) & UInt128.One) != UInt128.Zero;

    internal CharacterSet With(int index) =>
        index < Half ? this with { Low = Low | UInt128.One << index } : this with { High = High | UInt128.One << index - Half };
}
