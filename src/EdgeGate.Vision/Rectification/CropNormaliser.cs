using System.Runtime.InteropServices;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision.Kernels;
using EdgeGate.Vision.Models;

namespace EdgeGate.Vision.Rectification;

/// <summary>
/// Takes brightness and contrast out of a crop: z = (p - mean) / deviation, written as the recogniser's manifest asks. A byte has 256
/// values, so the formula is worked out 256 times and looked up for each pixel.
/// </summary>
internal sealed class CropNormaliser(ModelInput input)
{
    private readonly byte[] _codes = new byte[256];
    private readonly float[] _values = new float[256];

    /// <summary>Writes <paramref name="crop"/>, one byte a pixel, into the engine's input.</summary>
    internal void Write(ReadOnlySpan<byte> crop, in CropMoments moments, Span<byte> tensor)
    {
        if (input.Normalise != NormaliseKind.PerCrop)
        {
            PlaneInterleave.Put(crop, tensor, 0, 1, input.Type, input.Normalise == NormaliseKind.Unit ? 1f / 255 : 1f);
            return;
        }

        var perLevel = 1 / MathF.Max(moments.Deviation, input.LeastDeviation);
        if (input.Type == TensorType.Float32)
        {
            for (var p = 0; p < 256; p++)
                _values[p] = (p - moments.Mean) * perLevel;
            var floats = MemoryMarshal.Cast<byte, float>(tensor);
            for (var i = 0; i < crop.Length; i++)
                floats[i] = _values[crop[i]];
            return;
        }

        var flip = input.Type == TensorType.Int8 ? 0x80 : 0;
        for (var p = 0; p < 256; p++)
        {
            var code = MathF.Round((p - moments.Mean) * perLevel * input.Scale) + input.Zero;
            _codes[p] = (byte)((int)Math.Clamp(code, 0, 255) ^ flip);
        }

        var to = tensor[..crop.Length];
        for (var i = 0; i < to.Length; i++)
            to[i] = _codes[crop[i]];
    }
}
