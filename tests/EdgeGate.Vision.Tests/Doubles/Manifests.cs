using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Tests.Doubles;

/// <summary>Small manifests for tests that need no file.</summary>
internal static class Manifests
{
    internal const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ京皖";

    internal static readonly char[] Alphabet = ['\0', .. Characters];

    internal static CtcDecode Ctc(int steps = 24, float temperature = 1) =>
        new("characters", "region", steps, 0, Alphabet, temperature);

    internal static ModelManifest Recogniser(int steps = 24, string? formats = null) => new()
    {
        Name = "reader", Version = "1", Task = ModelTask.Recognise, ModelPath = "reader.onnx", Precision = "int8",
        Input = new ModelInput
        {
            Name = "plate", Width = 32, Height = 16, Layout = TensorLayout.Nchw, Pixels = InputPixels.Grey8,
            Type = TensorType.UInt8, Normalise = NormaliseKind.PerCrop, Scale = 32, Zero = 128,
        },
        Ctc = Ctc(steps), Regions = ["tw", "cn", "none"], FormatsPath = formats,
    };

    internal static ModelManifest Detector(
        int width = 64, int height = 48, TensorLayout layout = TensorLayout.Nchw, InputPixels pixels = InputPixels.Rgb24,
        TensorType type = TensorType.UInt8) => new()
        {
            Name = "finder", Version = "1", Task = ModelTask.Detect, ModelPath = "finder.onnx", Precision = "int8",
            Input = new ModelInput
            {
                Name = "image", Width = width, Height = height, Layout = layout, Pixels = pixels, Type = type,
                Normalise = NormaliseKind.None, Fill = 114,
            },
            Corners = new CornerHeatmapDecode("score", "corners", 8, 8, 0.35f, 0.4f, 0.6f),
        };
}
