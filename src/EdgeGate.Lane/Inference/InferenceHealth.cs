using EdgeGate.Domain.Inference;

namespace EdgeGate.Lane.Inference;

/// <summary>How the models of a lane are computed now.</summary>
/// <param name="Backend">What computes, for example <c>rockchip 2.3.2 (npu)</c>.</param>
/// <param name="IsDegraded">The CPU stands in for an NPU.</param>
/// <param name="Fallbacks">How often it has had to since the start.</param>
/// <param name="LastFault">Why, the last time; empty: never.</param>
/// <param name="Detector">Runs of the detector; temperature and power of the chip where its runtime tells.</param>
/// <param name="Recogniser">Runs of the recogniser.</param>
public sealed record InferenceHealth(
    string Backend, bool IsDegraded, int Fallbacks, string LastFault, EngineStatistics Detector, EngineStatistics Recogniser)
{
    /// <summary>No models could be opened.</summary>
    public static InferenceHealth None { get; } = new("none", false, 0, "", EngineStatistics.None, EngineStatistics.None);
}
