using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Models.Json;

namespace EdgeGate.Vision.Models;

/// <summary>Turns what a manifest says into what the stages use, checking every value.</summary>
internal static class ManifestRules
{
    /// <param name="context">For messages.</param>
    /// <param name="input">What the manifest says for all its files.</param>
    /// <param name="file">What one of them wants otherwise.</param>
    internal static ModelInput Input(ManifestContext context, ManifestInput input, ManifestFileInput? file = null)
    {
        var kind = context.OneOf("input.normalise.kind", file?.Normalise ?? input.Normalise.Kind,
            ("none", NormaliseKind.None), ("unit", NormaliseKind.Unit), ("per-crop", NormaliseKind.PerCrop));
        return new ModelInput
        {
            Name = input.Name,
            Width = context.Between("input.width", input.Width, 8, 4096),
            Height = context.Between("input.height", input.Height, 8, 4096),
            Layout = context.OneOf("input.layout", file?.Layout ?? input.Layout, ("nchw", TensorLayout.Nchw), ("nhwc", TensorLayout.Nhwc)),
            Pixels = context.OneOf("input.pixels", input.Pixels,
                ("grey8", InputPixels.Grey8), ("rgb24", InputPixels.Rgb24), ("bgr24", InputPixels.Bgr24)),
            Type = context.OneOf("input.type", file?.Type ?? input.Type,
                ("uint8", TensorType.UInt8), ("int8", TensorType.Int8), ("float32", TensorType.Float32)),
            Normalise = kind,
            Scale = kind == NormaliseKind.PerCrop ? context.Between("input.normalise.scale", input.Normalise.Scale, 1e-3f, 1e4f) : 1,
            LeastDeviation = context.Between("input.normalise.stdFloor", input.Normalise.StdFloor, 1e-3f, 64f),
            Zero = context.Between("input.normalise.zero", input.Normalise.Zero, 0, 255),
            Fill = (byte)context.Between("input.fill", input.Fill, 0, 255),
        };
    }

    internal static CornerHeatmapDecode Corners(ManifestContext context, ManifestDocument document)
    {
        var decode = document.Decode;
        _ = context.OneOf("decode.kind", decode.Kind, ("corner-heatmap", 0));
        _ = context.OneOf("input.fit", document.Input.Fit, ("letterbox", 0));
        var stride = context.Between("decode.stride", decode.Stride, 1, 64);
        if (document.Input.Width % stride != 0 || document.Input.Height % stride != 0)
            throw context.Error("decode.stride", $"{stride} does not divide the input of {document.Input.Width} x {document.Input.Height}");
        return new CornerHeatmapDecode(
            Output(context, document, "score"),
            Output(context, document, "corners"),
            stride,
            context.Between("decode.cornerScale", decode.CornerScale, 1e-3f, 1e4f),
            context.Between("decode.threshold", decode.Threshold, 0.001f, 0.999f),
            context.Between("decode.nmsIou", decode.NmsIou, 0.05f, 0.95f),
            context.Between("decode.merge", decode.Merge, 0.05f, 1f));
    }

    internal static CornerOffsetsDecode Offsets(ManifestContext context, ManifestDocument document)
    {
        var decode = document.Decode;
        _ = context.OneOf("decode.kind", decode.Kind, ("corner-offsets", 0));
        return new CornerOffsetsDecode(
            Output(context, document, "corners"),
            context.Between("decode.cornerScale", decode.CornerScale, 1e-3f, 1e4f),
            context.Between("decode.along", decode.Along, 0f, 1f),
            context.Between("decode.across", decode.Across, 0f, 2f));
    }

    internal static PixelShuffleDecode Details(ManifestContext context, ManifestDocument document)
    {
        _ = context.OneOf("decode.kind", document.Decode.Kind, ("pixel-shuffle", 0));
        _ = context.OneOf("input.fit", document.Input.Fit, ("stretch", 0));
        _ = context.Between("decode.scale", document.Decode.Scale, PixelShuffleDecode.Scale, PixelShuffleDecode.Scale);
        return new PixelShuffleDecode(Output(context, document, "details"));
    }

    internal static CtcDecode Ctc(ManifestContext context, ManifestDocument document)
    {
        var decode = document.Decode;
        _ = context.OneOf("decode.kind", decode.Kind, ("ctc", 0));
        _ = context.OneOf("input.fit", document.Input.Fit, ("stretch", 0));

        // The softmax taken here makes log-probabilities of either: they are logits too.
        _ = context.OneOf("decode.values", decode.Values, ("logits", 0), ("log-probabilities", 0));
        var alphabet = decode.Alphabet ?? throw context.Error("decode.alphabet", "is missing");
        _ = context.Between("decode.alphabet (length)", alphabet.Length, 2, Recognition.CharacterSet.MaxClasses);
        var blank = context.Between("decode.blank", decode.Blank, 0, alphabet.Length - 1);
        var characters = new char[alphabet.Length];
        for (var i = 0; i < alphabet.Length; i++)
        {
            if (i == blank)
                continue;
            if (alphabet[i] is not { Length: 1 } || Array.IndexOf(characters, alphabet[i][0], 0, i) >= 0)
                throw context.Error("decode.alphabet", $"entry {i} is '{alphabet[i]}'; each is one character and stands once");
            characters[i] = alphabet[i][0];
        }

        return new CtcDecode(
            Output(context, document, "characters"),
            Output(context, document, "region"),
            context.Between("decode.steps", decode.Steps, 4, Recognition.CtcLattice.MaxSteps),
            blank,
            characters,
            context.Between("temperature", document.Temperature, 0.1f, 10f));
    }

    internal static string[] Regions(ManifestContext context, ManifestDocument document)
    {
        var regions = document.Regions ?? throw context.Error("regions", "is missing; a recogniser names the classes of its region output");
        if (Array.IndexOf(regions, null) is >= 0 and var empty)
            throw context.Error("regions", $"entry {empty} is null");
        if (regions.Length < 2 || regions[^1] != "none")
            throw context.Error("regions", "the last one must be \"none\": not a plate");
        if (regions.Distinct().Count() != regions.Length)
            throw context.Error("regions", "one stands twice");
        return regions;
    }

    private static string Output(ManifestContext context, ManifestDocument document, string role) =>
        document.Outputs.TryGetValue(role, out var name) && name is { Length: > 0 }
            ? name
            : throw context.Error($"outputs.{role}", "is missing; it names the model's output");
}
