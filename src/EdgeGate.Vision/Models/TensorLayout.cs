namespace EdgeGate.Vision.Models;

/// <summary>Order of the axes of an input.</summary>
public enum TensorLayout
{
    /// <summary>One plane for each channel, one after the other.</summary>
    Nchw,

    /// <summary>The channels of a pixel next to each other.</summary>
    Nhwc,
}
