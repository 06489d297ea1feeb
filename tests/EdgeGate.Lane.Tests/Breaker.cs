namespace EdgeGate.Lane.Tests;

/// <summary>Throws at one place of a lane while it is told to.</summary>
internal sealed class Breaker
{
    /// <summary>What all its faults say.</summary>
    internal const string Words = "broken on purpose\nby a test";

    /// <summary>Where to throw; null: nowhere.</summary>
    internal string? Place { get; set; }

    /// <summary>How often it threw.</summary>
    internal int Thrown { get; private set; }

    internal void At(string place)
    {
        if (place != Place)
            return;
        Thrown++;
        throw new InvalidOperationException(Words);
    }
}
