namespace EdgeGate.Appliance.Reading;

/// <summary>Milliseconds that each stage took for one picture.</summary>
internal readonly record struct StageTimes(
    double Decode, double Detect, double Rectify, double SuperResolve, double Recognise, double Total);
