namespace EdgeGate.Contracts.Inference;

/// <summary>Element types as ONNX numbers them.</summary>
public enum OnnxElement
{
    Float = 1,
    UInt8 = 2,
    Int8 = 3,
    Int32 = 6,
    Int64 = 7,
}
