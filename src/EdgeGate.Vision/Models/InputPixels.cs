namespace EdgeGate.Vision.Models;

/// <summary>Channels of an input and their order.</summary>
public enum InputPixels
{
    /// <summary>One channel: luma.</summary>
    Grey8,

    /// <summary>Red, green, blue.</summary>
    Rgb24,

    /// <summary>Blue, green, red.</summary>
    Bgr24,
}
