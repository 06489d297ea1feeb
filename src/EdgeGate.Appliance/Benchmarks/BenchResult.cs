using System.Globalization;
using System.Text.Json;

namespace EdgeGate.Appliance.Benchmarks;

/// <summary>What a frame costs on a machine. Times are medians in milliseconds.</summary>
internal sealed record BenchResult
{
    public required string Machine { get; init; }

    public required string Platform { get; init; }

    public required string Backend { get; init; }

    public required int Frames { get; init; }

    public required double Detect { get; init; }

    public required double Rectify { get; init; }

    public required double Recognise { get; init; }

    public required double FrameToDecision { get; init; }

    public required double FrameToDecisionP99 { get; init; }

    public required double StartToFirstFrame { get; init; }

    public required double ResidentMegabytes { get; init; }

    public required double AllocatedPerFrame { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, BenchJson.Default.BenchResult);

    internal string ToText() => string.Create(CultureInfo.InvariantCulture, $"""
        {Machine}; platform {Platform}, {Backend}
        one frame of 1280 x 720 (NV12) with one plate, {Frames} frames, medians
          detect               {Detect,8:0.000} ms
          rectify and focus    {Rectify,8:0.000} ms
          recognise            {Recognise,8:0.000} ms
          frame to decision    {FrameToDecision,8:0.000} ms   (99 of 100 under {FrameToDecisionP99:0.000} ms)
          start to first frame {StartToFirstFrame,8:0} ms
          resident memory      {ResidentMegabytes,8:0.0} MB
          allocated each frame {AllocatedPerFrame,8:0.##} bytes
        """);
}
