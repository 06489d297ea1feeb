using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;

namespace EdgeGate.Lane.Recording;

/// <summary>
/// A plate for a person's eyes: grey levels stretched over their whole range, enlarged. It shows nothing that the plain crop does not hold,
/// and never takes its place. Used by the lane's thread; allocates only while a crop is larger than any before.
/// </summary>
public sealed class LegibleCrop(IImaging imaging)
{
    /// <summary>Pixels; a character is then as high as a thumb on the page's picture.</summary>
    public const int Height = 96;

    private const int MostTimes = 4;

    // Of each end of the grey levels so many thousandths are cut: a reflection or a screw must not decide the contrast.
    private const int CutThousandths = 20;

    // Fewer levels apart than this there is nothing but noise to stretch.
    private const int LeastRange = 8;

    private byte[] _stretched = [];
    private byte[] _enlarged = [];

    /// <summary>Makes it; valid until the next call.</summary>
    public PixelView Make(PlateReading reading)
    {
        var crop = reading.Crop;
        var (width, height) = (reading.CropWidth, reading.CropHeight);
        var table = Table(crop);
        Grow(ref _stretched, crop.Length);
        for (var i = 0; i < crop.Length; i++)
            _stretched[i] = table[crop[i]];
        var times = Math.Clamp(Height / height, 1, MostTimes);
        Grow(ref _enlarged, crop.Length * times * times);
        var enlarged = new PixelBuffer(_enlarged.AsSpan(0, crop.Length * times * times), width * times, height * times, width * times,
            PixelFormat.Grey8);
        imaging.Resize(new PixelView(_stretched.AsSpan(0, crop.Length), width, height, width, PixelFormat.Grey8), enlarged);
        return enlarged.AsView();
    }

    private static byte[] Table(ReadOnlySpan<byte> pixels)
    {
        Span<int> count = stackalloc int[256];
        count.Clear();
        foreach (var pixel in pixels)
            count[pixel]++;
        var cut = pixels.Length * CutThousandths / 1000;
        var (low, high) = (0, 255);
        for (var sum = count[0]; low < 255 && sum <= cut; sum += count[low])
            low++;
        for (var sum = count[255]; high > 0 && sum <= cut; sum += count[high])
            high--;
        var table = new byte[256];
        for (var i = 0; i < 256; i++)
            table[i] = high - low < LeastRange ? (byte)i : (byte)Math.Clamp((i - low) * 255 / (high - low), 0, 255);
        return table;
    }

    private static void Grow(ref byte[] memory, int bytes)
    {
        if (memory.Length < bytes)
            memory = GC.AllocateUninitializedArray<byte>(bytes);
    }
}
