using System.Globalization;
using EdgeGate.Capture.Addresses;

namespace EdgeGate.Capture.Ffmpeg;

/// <summary>The decoder's command line.</summary>
internal static class FfmpegArguments
{
    // Of a network camera: how long one network operation may take, and how much is looked at before the first picture.
    private const int NetworkTimeoutMicroseconds = 5_000_000;
    private const string Protocols = "pipe,file,rtsp,rtsps,rtp,srtp,udp,tcp,tls,http,https,crypto";
    private const int ProbeBytes = 1_000_000;
    private const int AnalyseMicroseconds = 1_000_000;

    /// <summary>
    /// Builds the arguments. The output is YUV4MPEG2: its header gives size and rate as they are after turning and cropping, so no
    /// second program is asked, and its frame markers show a stream that changed under way.
    /// </summary>
    /// <param name="address">A video file or a network camera.</param>
    /// <param name="majorVersion">The decoder's version; options were renamed in 5 and 6.</param>
    internal static string[] Build(SourceAddress address, int majorVersion)
    {
        var live = address.Kind == SourceKind.Network;
        return
        [
            "-hide_banner", "-nostdin", "-loglevel", "error",
            .. live ? Live(majorVersion) : [],
            // "file:" keeps a name such as "a:b.mp4" or "-x.mp4" from being taken for a protocol or an option.
            .. Script(address, majorVersion) is not null
            ? (string[])["-f", "concat", "-safe", "0", "-protocol_whitelist", Protocols, "-i", "pipe:0"]
                : ["-i", live ? address.Text : "file:" + address.Text],
            "-map", "0:v:0", "-an", "-sn", "-dn",
            // NV12 needs even sides.
            "-vf", "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0",
            // A recording is brought to a constant rate, so that the number of a frame gives its time. A camera's frames come as they are.
            .. live ? Passthrough(majorVersion) : [],
            "-pix_fmt", "yuv420p", "-f", "yuv4mpegpipe", "pipe:1",
        ];
    }

    /// <summary>
    /// What the decoder is told through its standard input: a network camera's address holds a password, and a command line can be read by
    /// everybody on the machine. Null for a file, and for decoders before 5, which know no options in such a script.
    /// </summary>
    internal static string? Script(SourceAddress address, int majorVersion) =>
        address.Kind != SourceKind.Network || majorVersion < 5 ? null :
        string.Create(CultureInfo.InvariantCulture, $"""
        ffconcat version 1.0
        file '{address.Text.Replace("'", @"'\''", StringComparison.Ordinal)}'
        option rtsp_transport tcp
        option timeout {NetworkTimeoutMicroseconds}
        option fflags nobuffer
        option probesize {ProbeBytes}
        option analyzeduration {AnalyseMicroseconds}

        """);

    private static string[] Live(int majorVersion) =>
    [
        .. majorVersion >= 5 ? (string[])[] : ["-rtsp_transport", "tcp", "-stimeout", Text(NetworkTimeoutMicroseconds)],
        "-fflags", "nobuffer", "-flags", "low_delay",
        "-probesize", Text(ProbeBytes), "-analyzeduration", Text(AnalyseMicroseconds),
    ];

    private static string[] Passthrough(int majorVersion) =>
        majorVersion >= 6 ? ["-fps_mode", "passthrough"] : ["-vsync", "passthrough"];

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
