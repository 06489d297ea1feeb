namespace EdgeGate.Appliance.Tests.Inference;

/// <summary>Something that is used and thrown away.</summary>
internal sealed class Part(string name) : IDisposable
{
    internal string Name { get; } = name;

    internal bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
