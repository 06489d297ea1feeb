namespace EdgeGate.Lane.Tests.Inference;

/// <summary>Something that is used and thrown away.</summary>
internal sealed class Part(string name) : IDisposable
{
    internal string Name { get; } = name;

    internal bool IsDisposed { get; private set; }

    /// <summary>True: throwing it away fails.</summary>
    internal bool FailsToClose { get; init; }

    public void Dispose()
    {
        IsDisposed = true;
        if (FailsToClose)
            throw new InvalidOperationException("its driver is gone");
    }
}
