using EdgeGate.Domain.Inference;
using Microsoft.ML.OnnxRuntime;

namespace EdgeGate.Platform.Inference;

/// <summary>One model in ONNX Runtime, bound once to memory that stays: a run copies and allocates nothing. Used by one thread.</summary>
internal sealed class OnnxEngine : IInferenceEngine
{
    private readonly string _path;
    private readonly InferenceSession _session;
    private readonly RunOptions _options = new();
    private readonly OrtIoBinding _binding;
    private readonly PinnedTensor[] _inputs;
    private readonly PinnedTensor[] _outputs;
    private bool _disposed;

    private OnnxEngine(string path, string backend, InferenceSession session, PinnedTensor[] inputs, PinnedTensor[] outputs)
    {
        (_path, Backend, _session, _inputs, _outputs) = (path, backend, session, inputs, outputs);
        Inputs = [.. inputs.Select(input => input.Description)];
        Outputs = [.. outputs.Select(output => output.Description)];
        _binding = session.CreateIoBinding();
        foreach (var input in inputs)
            _binding.BindInput(input.Description.Name, input.Value);
        foreach (var output in outputs)
            _binding.BindOutput(output.Description.Name, output.Value);
    }

    /// <inheritdoc/>
    public string Backend { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TensorDescription> Inputs { get; }

    /// <inheritdoc/>
    public IReadOnlyList<TensorDescription> Outputs { get; }

    /// <summary>Loads a model and allocates its tensors.</summary>
    /// <exception cref="InferenceFaultException">The file is damaged, of another version, or has tensors we do not take.</exception>
    internal static OnnxEngine Load(string path, int threads, string backend)
    {
        InferenceSession? session = null;
        try
        {
            using var settings = Settings(threads);
            session = new(path, settings);
            return new(
                path, backend, session,
                Allocate(path, "input", session.InputNames, session.InputMetadata),
                Allocate(path, "output", session.OutputNames, session.OutputMetadata));
        }
        catch (OnnxRuntimeException error)
        {
            session?.Dispose();
            throw new InferenceFaultException($"{path} cannot be loaded by {backend}: {error.Message}; copy or convert the model again",
                error);
        }
        catch (InferenceFaultException)
        {
            session?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Span<byte> Input(int index)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _inputs[index].Bytes;
    }

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Output(int index)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _outputs[index].Bytes;
    }

    /// <inheritdoc/>
    public void Run()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        try
        {
            _session.RunWithBinding(_options, _binding);
        }
        catch (OnnxRuntimeException error)
        {
            throw new InferenceFaultException($"{_path} failed in {Backend}: {error.Message}", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _binding.Dispose();
        _options.Dispose();
        _session.Dispose();
        foreach (var tensor in _inputs.Concat(_outputs))
            tensor.Dispose();
    }

    private static SessionOptions Settings(int threads)
    {
        var settings = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        settings.AddSessionConfigEntry("session.intra_op.allow_spinning", "0"); // an idle lane leaves its cores alone
        settings.AddSessionConfigEntry("session.set_denormal_as_zero", "1"); // a black frame must not be slower than a bright one
        return settings;
    }

    private static PinnedTensor[] Allocate(
        string path, string role, IReadOnlyList<string> names, IReadOnlyDictionary<string, NodeMetadata> nodes) =>
        [.. names.Select(name => new PinnedTensor(Tensors.Describe(path, role, name, nodes[name])))];
}
