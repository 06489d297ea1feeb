using EdgeGate.Domain.Inference;

namespace EdgeGate.Interop.Npu;

/// <summary>One model on a runtime behind the bridge.</summary>
internal sealed class NpuInferenceEngine(NpuModel model, string backend) : IInferenceEngine
{
    /// <inheritdoc/>
    public string Backend { get; } = backend;

    /// <inheritdoc/>
    public IReadOnlyList<TensorDescription> Inputs => model.Inputs;

    /// <inheritdoc/>
    public IReadOnlyList<TensorDescription> Outputs => model.Outputs;

    /// <inheritdoc/>
    public EngineStatistics Statistics
    {
        get
        {
            var stats = model.Statistics;
            return new(stats.Runs, stats.Failures, stats.Total, stats.TemperatureCelsius, stats.PowerWatts);
        }
    }

    /// <inheritdoc/>
    public Span<byte> Input(int index) => model.Input(index);

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Output(int index) => model.Output(index);

    /// <inheritdoc/>
    public void Run()
    {
        try
        {
            model.Run();
        }
        catch (NativeFaultException error)
        {
            throw new InferenceFaultException(error.Message, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}
