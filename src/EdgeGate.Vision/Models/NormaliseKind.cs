namespace EdgeGate.Vision.Models;

/// <summary>What is done to pixel values before the model sees them.</summary>
public enum NormaliseKind
{
    /// <summary>Nothing: codes 0 to 255 as they are; the model knows its own scale.</summary>
    None,

    /// <summary>Divided by 255; for float inputs.</summary>
    Unit,

    /// <summary>
    /// Mean and deviation of the crop are taken out: code = round(z * scale) + zero, limited to 0..255; float inputs get z itself.
    /// </summary>
    PerCrop,
}
