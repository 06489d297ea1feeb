using System.Diagnostics;
using EdgeGate.Access.Lists;
using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Capture;
using EdgeGate.Capture.Pictures;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Lane.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Options;
using EdgeGate.Vision.SuperResolution;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Benchmarks;

/// <summary>
/// Measures the way of a frame with the lane's own parts: a 1280 x 720 NV12 frame with one plate, from pixels to decision, one thread.
/// </summary>
internal static class LaneBench
{
    private const int Width = 1280;
    private const int Height = 720;

    /// <summary>
    /// Six seconds of the lane's time: the car that stands there has been decided on, and what follows is the steady state.
    /// </summary>
    private const int WarmUp = 150;

    internal static BenchResult Run(IPlatform platform, string picture, int frames, TimeProvider time)
    {
        using var vision = VisionFactory.Open(platform, "", new VisionOptions(), time, NullLogger.Instance);
        var pool = new FramePool(3);
        using var frame = LoadFrame(platform.Imaging, picture, pool);
        var tracker = new SightingTracker(new TrackerOptions(), new AccessOptions());
        var stages = new VisionTimings[frames];
        var total = new double[frames];

        // Start-up ends with the first frame: what a driver waits for after a power cut.
        OneFrame(vision, tracker, frame, TimeSpan.Zero);
        using var process = Process.GetCurrentProcess();
        var startUp = (time.GetLocalNow().DateTime - process.StartTime).TotalMilliseconds;

        for (var i = 1; i <= WarmUp; i++)
            OneFrame(vision, tracker, frame, TimeSpan.FromMilliseconds(i * 40));
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < frames; i++)
        {
            var start = time.GetTimestamp();
            stages[i] = OneFrame(vision, tracker, frame, TimeSpan.FromMilliseconds((WarmUp + 1 + i) * 40));
            total[i] = time.GetElapsedTime(start).TotalMilliseconds;
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
        var enhanced = Enhance(vision, frame, frames);
        process.Refresh();
        return new BenchResult
        {
            Machine = MachineName(),
            Platform = platform.Name,
            Backend = vision.Backend,
            Frames = frames,
            Detect = Median(stages.Select(stage => stage.Detect)),
            Rectify = Median(stages.Select(stage => stage.Rectify)),
            Recognise = Median(stages.Select(stage => stage.Recognise)),
            EnhanceNet = Median(enhanced.ConvertAll(step => step.Net)),
            EnhanceAround = Median(enhanced.ConvertAll(step => step.CutOut + step.Draw)),
            FrameToDecision = Median(total),
            FrameToDecisionP99 = total.Order().ElementAt((int)(frames * 0.99)),
            StartToFirstFrame = startUp,
            ResidentMegabytes = process.WorkingSet64 / 1e6,
            AllocatedPerFrame = (double)allocated / frames,
        };
    }

    private static VisionTimings OneFrame(PlateVision vision, SightingTracker tracker, FrameLease frame, TimeSpan at)
    {
        var result = vision.Process(frame.View, 1, at);
        foreach (ref readonly var update in tracker.Observe(result.Readings, at, Width, Height))
        {
            var decision = AccessPolicy.Decide(
                update.Sighting, AccessList.Empty, new AccessOptions { Mode = AccessMode.OpenToAll },
                new DecisionContext(DateTimeOffset.UnixEpoch, ClockState.Plausible));
            tracker.Answer(update.Sighting.Track, decision.Verdict);
        }

        return result.Timings;
    }

    /// <summary>
    /// The plate of the frame, enhanced again and again; nothing where the release has no super-resolution or no plate was found.
    /// </summary>
    private static List<EnhanceTimings> Enhance(PlateVision vision, FrameLease frame, int plates)
    {
        var found = vision.Process(frame).Readings;
        var times = new List<EnhanceTimings>(plates);
        for (var i = 0; found.Length > 0 && i < plates; i++)
        {
            if (vision.TimeEnhancing(frame.View, found[0].Corners) is { } once)
                times.Add(once);
        }

        return times;
    }

    private static FrameLease LoadFrame(IImaging imaging, string picture, FramePool pool)
    {
        try
        {
            using var loaded = new PictureLoader(imaging).TryLoad(picture, pool)!;
            var frame = pool.TryRent(PixelLayout.TotalBytes(PixelFormat.Nv12, Width, Height))!;
            frame.Describe(Width, Height, Width, PixelFormat.Nv12);
            var rgb = new byte[Width * Height * 3];
            var buffer = new PixelBuffer(rgb, Width, Height, Width * 3, PixelFormat.Rgb24);
            imaging.Resize(loaded.View, buffer);
            Nv12Writer.Write(buffer.AsView(), frame.Buffer);
            return frame;
        }
        catch (ImageFormatException e)
        {
            throw new SetupException($"{e.Message}; give a picture with a plate by --picture");
        }
    }

    internal static string MachineName()
    {
        var line = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
        return $"{line?.Split(':')[^1].Trim() ?? System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString()}, {Environment.ProcessorCount} cores";
    }

    private static double? Median(List<double> values) => values.Count == 0 ? null : Median((IEnumerable<double>)values);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
