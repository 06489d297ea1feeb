namespace EdgeGate.Domain.Inference;

/// <summary>Element type of a tensor.</summary>
public enum TensorType
{
    /// <summary>32-bit float.</summary>
    Float32 = 1,

    /// <summary>Unsigned byte, with scale and zero point.</summary>
    UInt8 = 2,

    /// <summary>Signed byte, with scale and zero point.</summary>
    Int8 = 3,

    /// <summary>16-bit float.</summary>
    Float16 = 4,

    /// <summary>32-bit integer.</summary>
    Int32 = 5,
}
