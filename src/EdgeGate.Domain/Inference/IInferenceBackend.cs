namespace EdgeGate.Domain.Inference;

/// <summary>A runtime that can load models.</summary>
public interface IInferenceBackend : IDisposable
{
    /// <summary>Its name in manifests and messages: <c>onnxruntime</c>, <c>sophgo</c>, <c>rockchip</c>.</summary>
    string Name { get; }

    /// <summary>It computes on the CPU from ONNX files: what a lane falls back to when any other fails.</summary>
    bool IsCpu => true;

    /// <summary>Loads a model.</summary>
    /// <param name="modelPath">A file of the backend's own kind.</param>
    /// <param name="threads">Threads for one run, 1 or more; ignored where the backend is no CPU.</param>
    /// <exception cref="InferenceFaultException">The file is missing, damaged, or of another version; the message says which and what to
    /// do.</exception>
    IInferenceEngine Open(string modelPath, int threads);
}
