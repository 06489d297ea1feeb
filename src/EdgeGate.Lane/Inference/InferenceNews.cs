using EdgeGate.Domain.Phrases;

namespace EdgeGate.Lane.Inference;

/// <summary>Something a lane has to record about what computes its models.</summary>
/// <param name="IsAlarm">It needs a person.</param>
/// <param name="Said">For the journal.</param>
public readonly record struct InferenceNews(bool IsAlarm, Phrase Said);
