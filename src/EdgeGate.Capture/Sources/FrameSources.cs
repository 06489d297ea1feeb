using EdgeGate.Capture.Addresses;
using EdgeGate.Capture.Ffmpeg;
using EdgeGate.Capture.Pictures;
using EdgeGate.Capture.Tls;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Capture.Sources;

/// <summary>Opens any source by its address.</summary>
/// <param name="cameras">Opens cameras of this machine.</param>
/// <param name="imaging">Decodes pictures.</param>
/// <param name="options">What to ask of a camera, and which decoder to start.</param>
/// <param name="time">The lane's clock.</param>
/// <param name="logger">Receives pictures passed over and complaints of the decoder.</param>
/// <param name="certificate"><see cref="CaptureOptions.Certificate"/>, a path made full.</param>
public sealed class FrameSources(ICameraDriver cameras, IImaging imaging, CaptureOptions options, TimeProvider time, ILogger logger,
    string certificate = "")
{
    /// <summary>
    /// One picture alone stands before the lane as a car would, for this many frames: a single frame is never decided on.
    /// </summary>
    public const int StillFrames = 15;

    /// <summary>Opens a source.</summary>
    /// <exception cref="CameraFaultException">It cannot be used; the message says why and what to do.</exception>
    public IFrameSource Open(SourceAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Kind switch
        {
            SourceKind.Picture => Pictures(address.Text, [.. Enumerable.Repeat(address.Text, StillFrames)]),
            SourceKind.Folder => Pictures(address.Text, PictureFolder.List(address.Text)),
            SourceKind.Video or SourceKind.Network => FfmpegSource.Start(
                address, options.Decoder, time, logger, Certificate(address), Confinement.Find()),
            SourceKind.Camera => cameras.Open(
                new CameraSettings(address.Text, options.Width, options.Height, options.FramesPerSecond)),
            _ => throw new ArgumentOutOfRangeException(nameof(address), address.Kind, "not a kind of source"),
        };
    }

    /// <summary>Opens the focus motor behind a source.</summary>
    /// <returns>Null where the source is not a camera of this machine, or its lens has no motor.</returns>
    public ILens? OpenLens(SourceAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Kind == SourceKind.Camera ? cameras.OpenLens(address.Text) : null;
    }

    private CameraCertificate? Certificate(SourceAddress address)
    {
        if (certificate.Length == 0 || address.Kind != SourceKind.Network)
            return null;
        try
        {
            return CameraCertificate.Parse(certificate);
        }
        catch (InvalidDataException error)
        {
            throw new CameraFaultException(CameraFaultKind.Unavailable, $"capture.certificate: {error.Message}", error);
        }
    }

    private PictureSource Pictures(string description, IReadOnlyList<string> files) =>
        new(description, files, new PictureLoader(imaging), TimeSpan.FromMilliseconds(options.PictureIntervalMs), logger);
}
