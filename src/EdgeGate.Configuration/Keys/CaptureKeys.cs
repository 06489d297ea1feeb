using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

public static class CaptureKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new TextKey("capture.source", "/dev/videoN, rtsp://..., a video file, a picture or a folder", o => o.Capture.Source, (o, v) => o.Capture.Source = v)
        {
            About = "Where the pictures come from.",
            Why = "The first camera of the kernel; edgegate doctor lists those that are there. A password in an rtsp address is kept out of logs.",
            Shortest = 1, Restart = Restart.Camera, IsSecret = true,
        },
        new TextKey(
            "capture.certificate", "a SHA-256 fingerprint, or a PEM file with the certificate of the camera or of its authority", o => o.Capture.Certificate, (o, v) => o.Capture.Certificate = v)
        {
            About = "What a camera addressed with rtsps:// has to show before it gets its password.",
            Why = "Empty: its certificate is not checked, and check, doctor and the lane say so. openssl s_client -connect CAMERA:322 </dev/null | openssl x509 -fingerprint -sha256 shows the fingerprint.",
            Restart = Restart.Camera,
        },
        Count("width", 160, 7680, "pixels", "Width asked of a camera; the nearest it has is taken.",
            "Enough for a plate of 25 pixels' height across a lane of 3 m.", o => o.Capture.Width, (o, v) => o.Capture.Width = v),
        Count("height", 120, 4320, "pixels", "Height asked of a camera.", "Belongs to the width.", o => o.Capture.Height, (o, v) => o.Capture.Height = v),
        Count("framesPerSecond", 1, 120, "frames a second", "Rate asked of a camera.",
            "A car at a gate is slow; more only heats the box.", o => o.Capture.FramesPerSecond, (o, v) => o.Capture.FramesPerSecond = v),
        Count("hangLimitMs", 500, 10_000, "milliseconds", "Without a frame for this long a camera counts as hung and is opened again.",
            "Thirty frames late is more than a hiccup.", o => o.Capture.HangLimitMs, (o, v) => o.Capture.HangLimitMs = v),
        Count("firstFrameLimitMs", 1000, 60_000, "milliseconds", "The same for the first frame.",
            "A network camera's first key picture takes seconds.", o => o.Capture.FirstFrameLimitMs, (o, v) => o.Capture.FirstFrameLimitMs = v),
        Count("retryFirstMs", 50, 60_000, "milliseconds", "Pause before the first attempt to reconnect; each further one takes twice as long.",
            "Most cameras that vanish are back at once.", o => o.Capture.RetryFirstMs, (o, v) => o.Capture.RetryFirstMs = v),
        Count("retryMaxMs", 50, 300_000, "milliseconds", "The longest pause between attempts; not less than retryFirstMs.",
            "A camera that comes back is seen within eight seconds.", o => o.Capture.RetryMaxMs, (o, v) => o.Capture.RetryMaxMs = v),
        Count("goodAfterMs", 1000, 600_000, "milliseconds", "After this long without a fault the pauses start small again.",
            "A camera that fails every few seconds must not be hammered.", o => o.Capture.GoodAfterMs, (o, v) => o.Capture.GoodAfterMs = v),
        Count("buffers", 3, 16, "buffers", "Frame buffers.",
            "One being filled, one waiting, one being looked at, one spare.", o => o.Capture.Buffers, (o, v) => o.Capture.Buffers = v),
        Count("pictureIntervalMs", 1, 60_000, "milliseconds", "Time between two pictures of a folder.",
            "For trials with pictures; a camera has its own rate.", o => o.Capture.PictureIntervalMs, (o, v) => o.Capture.PictureIntervalMs = v),
        new TextKey("capture.decoder", "a program's name or path", o => o.Capture.Decoder, (o, v) => o.Capture.Decoder = v)
        {
            About = "The decoder for video files and network cameras.",
            Why = "Found on the search path; give a path for a vendor's build with a hardware decoder.",
            Shortest = 1, Restart = Restart.Camera,
        },
    ];

    private static IntegerKey Count(
        string name, int min, int max, string unit, string about, string why, Func<EdgeGateOptions, int> get, Action<EdgeGateOptions, int> set) =>
        new($"capture.{name}", min, max, unit, get, set) { About = about, Why = why, Restart = Restart.Camera };
}
