using EdgeGate.Domain.Configuration;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Capture.CaptureOptions>;

namespace EdgeGate.Capture;

/// <summary>Where the pictures come from and how patient the lane is with their source.</summary>
public sealed record CaptureOptions
{
    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<CaptureOptions>> Keys { get; } =
    [
        Text("source", o => o.Source, (o, v) => o with { Source = v }, "/dev/videoN, rtsp://..., a video file, a picture or a folder",
            "Where the pictures come from.",
            "The first camera of the kernel; edgegate doctor lists those that are there. A password in an rtsp address is kept out of logs.", Restart.Camera, shortest: 1, isSecret: true),
        Text("certificate", o => o.Certificate, (o, v) => o with { Certificate = v },
            "a SHA-256 fingerprint, or a PEM file with the certificate of the camera or of its authority",
            "What a camera addressed with rtsps:// has to show before it gets its password.",
            "Empty: its certificate is not checked, and check, doctor and the lane say so. openssl s_client -connect CAMERA:322 </dev/null | openssl x509 -fingerprint -sha256 shows the fingerprint.", Restart.Camera),
        Whole("width", o => o.Width, (o, v) => o with { Width = v }, 160, 7680, "pixels",
            "Width asked of a camera; the nearest it has is taken.",
            "Enough for a plate of 25 pixels' height across a lane of 3 m.", Restart.Camera),
        Whole("height", o => o.Height, (o, v) => o with { Height = v }, 120, 4320, "pixels",
            "Height asked of a camera.", "Belongs to the width.", Restart.Camera),
        Whole("framesPerSecond", o => o.FramesPerSecond, (o, v) => o with { FramesPerSecond = v }, 1, 120, "frames a second",
            "Rate asked of a camera.", "A car at a gate is slow; more only heats the box.", Restart.Camera),
        Whole("hangLimitMs", o => o.HangLimitMs, (o, v) => o with { HangLimitMs = v }, 500, 10_000, "milliseconds",
            "Without a frame for this long a camera counts as hung and is opened again.",
            "Thirty frames late is more than a hiccup.", Restart.Camera),
        Whole("firstFrameLimitMs", o => o.FirstFrameLimitMs, (o, v) => o with { FirstFrameLimitMs = v }, 1000, 60_000, "milliseconds",
            "The same for the first frame.", "A network camera's first key picture takes seconds.", Restart.Camera),
        Whole("retryFirstMs", o => o.RetryFirstMs, (o, v) => o with { RetryFirstMs = v }, 50, 60_000, "milliseconds",
            "Pause before the first attempt to reconnect; each further one takes twice as long.",
            "Most cameras that vanish are back at once.", Restart.Camera),
        Whole("retryMaxMs", o => o.RetryMaxMs, (o, v) => o with { RetryMaxMs = v }, 50, 300_000, "milliseconds",
            "The longest pause between attempts; not less than retryFirstMs.",
            "A camera that comes back is seen within eight seconds.", Restart.Camera),
        Whole("goodAfterMs", o => o.GoodAfterMs, (o, v) => o with { GoodAfterMs = v }, 1000, 600_000, "milliseconds",
            "After this long without a fault the pauses start small again.",
            "A camera that fails every few seconds must not be hammered.", Restart.Camera),
        Whole("buffers", o => o.Buffers, (o, v) => o with { Buffers = v }, 3, 16, "buffers",
            "Frame buffers.", "One being filled, one waiting, one being looked at, one spare.", Restart.Camera),
        Whole("pictureIntervalMs", o => o.PictureIntervalMs, (o, v) => o with { PictureIntervalMs = v }, 1, 60_000, "milliseconds",
            "Time between two pictures of a folder.", "For trials with pictures; a camera has its own rate.", Restart.Camera),
        Text("decoder", o => o.Decoder, (o, v) => o with { Decoder = v }, "a program's name or path",
            "The decoder for video files and network cameras.",
            "Found on the search path; give a path for a vendor's build with a hardware decoder.", Restart.Camera, shortest: 1),
    ];

    public string Source { get; init; } = "/dev/video0";
    public int Width { get; init; } = 1280;
    public int Height { get; init; } = 720;
    public int FramesPerSecond { get; init; } = 15;
    public int HangLimitMs { get; init; } = 2000;
    public int FirstFrameLimitMs { get; init; } = 10_000;
    public int RetryFirstMs { get; init; } = 250;
    public int RetryMaxMs { get; init; } = 8000;
    public int GoodAfterMs { get; init; } = 10_000;
    public int Buffers { get; init; } = 4;
    public int PictureIntervalMs { get; init; } = 200;
    public string Decoder { get; init; } = "ffmpeg";
    public string Certificate { get; init; } = "";

    /// <summary>What single values cannot show, and texts of blanks.</summary>
    public IEnumerable<OptionError> Validate()
    {
        if (string.IsNullOrWhiteSpace(Source))
            yield return new("capture.source", "is empty; give a picture, a folder, a video file, rtsp://… or /dev/videoN");
        if (string.IsNullOrWhiteSpace(Decoder))
            yield return new("capture.decoder", "is empty; the usual value is ffmpeg");
        if (RetryMaxMs < RetryFirstMs)
            yield return new("capture.retryMaxMs", $"{RetryMaxMs} is less than capture.retryFirstMs, {RetryFirstMs}");
    }
}
