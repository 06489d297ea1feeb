namespace EdgeGate.Vision.Models;

/// <summary>A model that was checked: its file, its input, its outputs, how they are decoded. Immutable.</summary>
public sealed record ModelManifest
{
    /// <summary>The only manifest schema this program reads.</summary>
    public const int Schema = 1;

    /// <summary>For example <c>plate-detector</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Version of the model, not of the program.</summary>
    public required string Version { get; init; }

    /// <summary>What it is for.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>Path of the model file; its sha256 was compared.</summary>
    public required string ModelPath { get; init; }

    /// <summary>int8 or fp32.</summary>
    public required string Precision { get; init; }

    /// <summary>The backend that its file was converted for; null: ONNX, for the CPU.</summary>
    public string? Accelerator { get; init; }

    /// <summary>The picture it wants.</summary>
    public required ModelInput Input { get; init; }

    /// <summary>Set for <see cref="ModelTask.Detect"/>.</summary>
    public CornerHeatmapDecode? Corners { get; init; }

    /// <summary>Set for <see cref="ModelTask.Recognise"/>.</summary>
    public CtcDecode? Ctc { get; init; }

    /// <summary>Set for <see cref="ModelTask.Align"/>.</summary>
    public CornerOffsetsDecode? Offsets { get; init; }

    /// <summary>Set for <see cref="ModelTask.Enhance"/>.</summary>
    public PixelShuffleDecode? Details { get; init; }

    /// <summary>Regions in the order of the region output; the last is "none": not a plate.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Path of the regions' plate formats; null when the model ships none.</summary>
    public string? FormatsPath { get; init; }
}
