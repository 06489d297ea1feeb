namespace EdgeGate.Vision.Recognition;

/// <summary>A set of the recogniser's classes: one bit for each.</summary>
internal readonly record struct CharacterSet(UInt128 Bits)
{
    /// <summary>The widest alphabet.</summary>
    internal const int MaxClasses = 128;

    internal bool IsEmpty => Bits == UInt128.Zero;

    internal int Count => (int)UInt128.PopCount(Bits);

    internal bool Contains(int index) => (Bits >> index & UInt128.One) != UInt128.Zero;

    internal CharacterSet With(int index) => new(Bits | UInt128.One << index);
}
