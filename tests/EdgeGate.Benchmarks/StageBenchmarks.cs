using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Detection;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Models.Json;
using EdgeGate.Vision.Recognition;
using EdgeGate.Vision.Rectification;

namespace EdgeGate.Benchmarks;

/// <summary>The steps before and after the models: what vision itself costs for each frame and each plate.</summary>
internal static class StageBenchmarks
{
    private const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    internal static IEnumerable<(string Name, Action Action)> All()
    {
        var random = new Random(2);
        var input = new ModelInput
        {
            Name = "image", Width = 512, Height = 384, Layout = TensorLayout.Nchw, Pixels = InputPixels.Rgb24,
            Type = TensorType.UInt8, Normalise = NormaliseKind.None, Fill = 114,
        };
        foreach (var format in new[] { PixelFormat.Nv12, PixelFormat.Yuyv, PixelFormat.Rgb24, PixelFormat.Grey8 })
        {
            var stride = PixelLayout.RowBytes(format, 1280);
            var frame = KernelBenchmarks.Random(random, PixelLayout.TotalBytes(format, stride, 720));
            var (sampler, tensor) = (new FrameSampler(input), new byte[3 * 512 * 384]);
            var box = Letterbox.Fit(new(0, 0, 1280, 720), 512, 384);
            yield return ($"detector input from 1280 x 720 {format}",
                () => sampler.Sample(new PixelView(frame, 1280, 720, stride, format), box, tensor));
        }

        var (score, corners) = (Logits(random, 64 * 48, -8, -4), Logits(random, 8 * 64 * 48, -2, 2));
        score[700] = 4;
        var decoder = new CornerHeatmapDecoder(new("s", "c", 8, 8, 0.35f, 0.4f, 0.6f), 512, 384);
        var found = new DetectionList(8, 0.4f);
        yield return ("detector output", () =>
        {
            found.Clear();
            decoder.Decode(score, corners, Letterbox.Fit(new(0, 0, 1280, 720), 512, 384), 0.35f, found);
        }
        );

        var crop = KernelBenchmarks.Random(random, 128 * 48);
        var normaliser = new CropNormaliser(new ModelInput
        {
            Name = "plate", Width = 128, Height = 48, Layout = TensorLayout.Nchw, Pixels = InputPixels.Grey8,
            Type = TensorType.UInt8, Normalise = NormaliseKind.PerCrop, Scale = 32, Zero = 128,
        });
        var plate = new byte[128 * 48];
        yield return ("recogniser input and focus index of 128 x 48", () =>
        {
            var moments = CropMoments.Of(crop);
            normaliser.Write(crop, moments, plate);
            _ = FocusMeter.Index(crop, 128, 48, moments);
        }
        );

        yield return ("recogniser output, one region of 8 formats", Decoding(random, 1));
        yield return ("recogniser output, 30 regions of 8 formats", Decoding(random, 30));
    }

    private static Action Decoding(Random random, int regions)
    {
        const int steps = 64;
        var decode = new CtcDecode("characters", "region", steps, 0, ['\0', .. Characters], 1);
        string[] patterns = ["LLLDDDD", "DDDDLL", "LLDDDD", "DLDDDD", "LLDDDLL", "LLLDDD", "LDDDLL", "AAAAAAA"];
        var formats = Enumerable.Range(0, regions).ToDictionary(
            i => $"{(char)('a' + i / 26)}{(char)('a' + i % 26)}",
            _ => patterns.Select(pattern => new FormatDocument { Pattern = pattern }).ToArray());
        var set = FormatSet.From("formats.json", formats, decode.Alphabet, [.. formats.Keys, "none"], regions == 1 ? ["aa"] : []);
        var plate = new PlateDecoder(decode, set);
        var reading = new CropReading(decode, regions + 1);

        // A text at every fourth step, each character with a rival, as a plate of middling quality looks.
        var logits = Logits(random, steps * decode.Alphabet.Count, -9, -3);
        for (var t = 0; t < steps; t++)
            logits[t * decode.Alphabet.Count] = 6;
        for (var i = 0; i < 7; i++)
        {
            var row = (8 + 4 * i) * decode.Alphabet.Count;
            logits[row] = -1;
            logits[row + 1 + (i < 3 ? 10 + 3 * i : i)] = 6;
            logits[row + 1 + (i < 3 ? i : 20 + i)] = 4;
        }

        return () =>
        {
            reading.Lattice.Load(logits);
            plate.Decode(reading);
        };
    }

    private static float[] Logits(Random random, int count, float low, float high)
    {
        var logits = new float[count];
        for (var i = 0; i < count; i++)
            logits[i] = low + (high - low) * random.NextSingle();
        return logits;
    }
}
