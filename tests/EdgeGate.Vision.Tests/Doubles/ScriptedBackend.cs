using EdgeGate.Domain.Inference;

namespace EdgeGate.Vision.Tests.Doubles;

/// <summary>Hands out scripted engines by model file name.</summary>
internal sealed class ScriptedBackend(params (string File, IInferenceEngine Engine)[] engines) : IInferenceBackend
{
    public string Name => "scripted";

    public IInferenceEngine Open(string modelPath, int threads) => engines.Single(e => e.File == Path.GetFileName(modelPath)).Engine;

    public void Dispose()
    {
    }
}
