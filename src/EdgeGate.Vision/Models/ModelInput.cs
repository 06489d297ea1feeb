using EdgeGate.Domain.Inference;

namespace EdgeGate.Vision.Models;

/// <summary>How a model wants its picture. All of it comes from the manifest.</summary>
public sealed record ModelInput
{
    /// <summary>Name of the input tensor.</summary>
    public required string Name { get; init; }

    /// <summary>Pixels in a row.</summary>
    public required int Width { get; init; }

    /// <summary>Rows.</summary>
    public required int Height { get; init; }

    /// <summary>Order of the axes.</summary>
    public required TensorLayout Layout { get; init; }

    /// <summary>Channels and their order.</summary>
    public required InputPixels Pixels { get; init; }

    /// <summary>Element type: UInt8, Int8 (code minus 128) or Float32.</summary>
    public required TensorType Type { get; init; }

    /// <summary>What happens to the values.</summary>
    public required NormaliseKind Normalise { get; init; }

    /// <summary>Codes for one deviation; used with <see cref="NormaliseKind.PerCrop"/>.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>The code of the crop's mean; used with <see cref="NormaliseKind.PerCrop"/>.</summary>
    public int Zero { get; init; }

    /// <summary>Least deviation that a crop is divided by, grey levels: a flat crop's noise is not blown up to a picture.</summary>
    public float LeastDeviation { get; init; } = 1;

    /// <summary>Grey of a letterbox's bars, 0 to 255.</summary>
    public byte Fill { get; init; }

    /// <summary>1 or 3.</summary>
    public int Channels => Pixels == InputPixels.Grey8 ? 1 : 3;

    /// <summary>The tensor's shape with a batch of one.</summary>
    public int[] Shape => Layout == TensorLayout.Nchw ? [1, Channels, Height, Width] : [1, Height, Width, Channels];
}
