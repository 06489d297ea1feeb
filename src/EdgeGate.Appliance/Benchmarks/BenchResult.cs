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

    /// <summary>The net that enhances one plate; null: the release has none.</summary>
    public required double? EnhanceNet { get; init; }

    /// <summary>Before and after that net: cutting out, normalising, drawing.</summary>
    public required double? EnhanceAround { get; init; }

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
        {Enhancing()}
        """);

    // Not in every frame: only small, soft or doubtful plates are.
    private string Enhancing() => EnhanceNet is not { } net || EnhanceAround is not { } around
        ? "no plate enhanced: no super-resolution in this release, or no plate in the picture"
        : string.Create(CultureInfo.InvariantCulture, $"""
        a plate that is enhanced, besides
          net                  {net,8:0.000} ms
          before and after it  {around,8:0.000} ms
        """);
}
