namespace EdgeGate.Domain.Configuration;

/// <summary>
/// Options in force. They are immutable, and a reload swaps them whole: who needs several values together takes <see cref="Now"/> once.
/// Any thread; allocates nothing.
/// </summary>
/// <param name="now">Gives those of this moment.</param>
public sealed class InForce<T>(Func<T> now)
    where T : class
{
    private readonly Func<T> _now = now;

    public T Now => _now();

    /// <summary>Options that never change: of a command, a measurement, a test.</summary>
    public static implicit operator InForce<T>(T options) => new(() => options);

    /// <summary>A section of them.</summary>
    public InForce<TPart> Part<TPart>(Func<T, TPart> part)
        where TPart : class => new(() => part(_now()));
}
