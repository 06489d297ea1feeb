using EdgeGate.Domain.Configuration;

namespace EdgeGate.Capture;

/// <summary>Where the pictures come from and how patient the lane is with their source.</summary>
public sealed class CaptureOptions
{
    /// <summary>A picture, a folder, a video file, <c>rtsp://</c>, or <c>/dev/videoN</c>. Default: the first camera.</summary>
    public string Source { get; set; } = "/dev/video0";

    /// <summary>Width asked of a camera, pixels, 160 to 7680, default 1280. The nearest size it has is taken.</summary>
    public int Width { get; set; } = 1280;

    /// <summary>Height asked of a camera, pixels, 120 to 4320, default 720.</summary>
    public int Height { get; set; } = 720;

    /// <summary>Rate asked of a camera, frames a second, 1 to 120, default 15: a car at a gate is slow.</summary>
    public int FramesPerSecond { get; set; } = 15;

    /// <summary>Without a frame for this long a live source counts as hung, milliseconds, 500 to 10000, default 2000.</summary>
    public int HangLimitMs { get; set; } = 2000;

    /// <summary>The same for the first frame, milliseconds, 1000 to 60000, default 10000: a network camera's first key picture takes seconds.</summary>
    public int FirstFrameLimitMs { get; set; } = 10_000;

    /// <summary>Pause before the first attempt to reconnect, milliseconds, 50 to 60000, default 250; each further one takes twice as long.</summary>
    public int RetryFirstMs { get; set; } = 250;

    /// <summary>The longest pause between attempts, milliseconds, up to 300000, default 8000.</summary>
    public int RetryMaxMs { get; set; } = 8000;

    /// <summary>After this long without a fault the pauses start small again, milliseconds, 1000 to 600000, default 10000.</summary>
    public int GoodAfterMs { get; set; } = 10_000;

    /// <summary>Frame buffers, 3 to 16, default 4: one being filled, one waiting, one being looked at, one spare.</summary>
    public int Buffers { get; set; } = 4;

    /// <summary>Time between two pictures of a folder on their own clock, milliseconds, 1 to 60000, default 200.</summary>
    public int PictureIntervalMs { get; set; } = 200;

    /// <summary>The decoder for video files and network cameras, a name on the search path or a path; default <c>ffmpeg</c>.</summary>
    public string Decoder { get; set; } = "ffmpeg";

    /// <summary>
    /// What an <c>rtsps://</c> camera must show before it gets its password: a SHA-256 fingerprint, or the full path of a PEM file with its
    /// certificate or its authority's. Default: empty, nobody checks it.
    /// </summary>
    public string Certificate { get; set; } = "";

    /// <summary>Everything that is wrong with these values.</summary>
    public IEnumerable<OptionError> Validate()
    {
        if (string.IsNullOrWhiteSpace(Source))
            yield return new("capture.source", "is empty; give a picture, a folder, a video file, rtsp://… or /dev/videoN");
        if (string.IsNullOrWhiteSpace(Decoder))
            yield return new("capture.decoder", "is empty; the usual value is ffmpeg");
        foreach (var (key, value, low, high) in Ranges())
        {
            if (value < low || value > high)
                yield return new($"capture.{key}", $"{value} is outside {low} to {high}");
        }

        if (RetryMaxMs < RetryFirstMs)
            yield return new("capture.retryMaxMs", $"{RetryMaxMs} is less than capture.retryFirstMs, {RetryFirstMs}");
    }

    private (string Key, int Value, int Low, int High)[] Ranges() =>
    [
        ("width", Width, 160, 7680),
        ("height", Height, 120, 4320),
        ("framesPerSecond", FramesPerSecond, 1, 120),
        ("hangLimitMs", HangLimitMs, 500, 10_000),
        ("firstFrameLimitMs", FirstFrameLimitMs, 1000, 60_000),
        ("retryFirstMs", RetryFirstMs, 50, 60_000),
        ("retryMaxMs", RetryMaxMs, 50, 300_000),
        ("goodAfterMs", GoodAfterMs, 1000, 600_000),
        ("buffers", Buffers, 3, 16),
        ("pictureIntervalMs", PictureIntervalMs, 1, 60_000),
    ];
}
