namespace EdgeGate.Lane.Inference;

/// <summary>Milliseconds that each stage took for one picture.</summary>
public readonly record struct StageTimes(
    double Decode, double Detect, double Rectify, double SuperResolve, double Recognise, double Total);
