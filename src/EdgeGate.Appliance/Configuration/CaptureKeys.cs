namespace EdgeGate.Appliance.Configuration;

internal static class CaptureKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.Text("capture.source", "/dev/video0", "/dev/videoN, rtsp://..., a video file, a picture or a folder", "Where the pictures come from.",
            (o, v) => o.Capture.Source = v),
        ConfigKey.Integer("capture.width", 160, 7680, "pixels", 1280, "Width asked of a camera; the nearest it has is taken.",
            (o, v) => o.Capture.Width = v),
        ConfigKey.Integer("capture.height", 120, 4320, "pixels", 720, "Height asked of a camera.", (o, v) => o.Capture.Height = v),
        ConfigKey.Integer("capture.framesPerSecond", 1, 120, "frames a second", 15, "Rate asked of a camera: a car at a gate is slow.",
            (o, v) => o.Capture.FramesPerSecond = v),
        ConfigKey.Integer("capture.hangLimitMs", 500, 10_000, "milliseconds", 2000, "Without a frame for this long a camera counts as hung.",
            (o, v) => o.Capture.HangLimitMs = v),
        ConfigKey.Integer("capture.firstFrameLimitMs", 1000, 60_000, "milliseconds", 10_000,
            "The same for the first frame: a network camera's first key picture takes seconds.", (o, v) => o.Capture.FirstFrameLimitMs = v),
        ConfigKey.Integer("capture.retryFirstMs", 50, 60_000, "milliseconds", 250, "Pause before the first attempt to reconnect; each further one takes twice as long.",
            (o, v) => o.Capture.RetryFirstMs = v),
        ConfigKey.Integer("capture.retryMaxMs", 50, 300_000, "milliseconds", 8000, "The longest pause between attempts.", (o, v) => o.Capture.RetryMaxMs = v),
        ConfigKey.Integer("capture.goodAfterMs", 1000, 600_000, "milliseconds", 10_000, "After this long without a fault the pauses start small again.",
            (o, v) => o.Capture.GoodAfterMs = v),
        ConfigKey.Integer("capture.buffers", 3, 16, "buffers", 4, "Frame buffers: one being filled, one waiting, one being looked at, one spare.",
            (o, v) => o.Capture.Buffers = v),
        ConfigKey.Integer("capture.pictureIntervalMs", 1, 60_000, "milliseconds", 200, "Time between two pictures of a folder.",
            (o, v) => o.Capture.PictureIntervalMs = v),
        ConfigKey.Text("capture.decoder", "ffmpeg", "a program", "The decoder for video files and network cameras.", (o, v) => o.Capture.Decoder = v),
    ];
}
