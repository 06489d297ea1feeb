using EdgeGate.Domain.Inference;

namespace EdgeGate.Lane.Tests;

/// <summary>A runtime whose models fail when they are told to, by the names of their folders.</summary>
internal sealed class BreakableBackend(IInferenceBackend inner, Breaker breaker) : IInferenceBackend
{
    public string Name => inner.Name;

    public bool IsCpu => inner.IsCpu;

    public IInferenceEngine Open(string modelPath, int threads) =>
        new Engine(inner.Open(modelPath, threads), breaker, Path.GetFileName(Path.GetDirectoryName(modelPath)!));

    public void Dispose()
    {
    }

    private sealed class Engine(IInferenceEngine inner, Breaker breaker, string model) : IInferenceEngine
    {
        public string Backend => inner.Backend;

        public IReadOnlyList<TensorDescription> Inputs => inner.Inputs;

        public IReadOnlyList<TensorDescription> Outputs => inner.Outputs;

        public Span<byte> Input(int index) => inner.Input(index);

        public ReadOnlySpan<byte> Output(int index) => inner.Output(index);

        public void Run()
        {
            breaker.At(model);
            inner.Run();
        }

        public void Dispose() => inner.Dispose();
    }
}
