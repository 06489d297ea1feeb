using EdgeGate.Capture.Tls;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Phrases;

namespace EdgeGate.Configuration;

/// <summary>What a lane can know of the camera at the other end of its cable.</summary>
public static class CameraTrust
{
    /// <summary>
    /// A remark on <c>rtsps://</c> without <c>capture.certificate</c>; null for every other source. The decoders that boards have cannot be
    /// told which certificate to take from such a camera, and take any.
    /// </summary>
    public static Phrase? Said(EdgeGateOptions options) =>
        options.Capture.Source.StartsWith("rtsps://", StringComparison.OrdinalIgnoreCase) && options.Capture.Certificate.Length == 0
        ? Phrase.Of("certificateNotChecked") : null;

    /// <summary>The same in English; empty where there is none.</summary>
    public static string Remark(EdgeGateOptions options) => Said(options)?.English ?? "";

    /// <summary>Why the certificate that is named cannot be used; empty when it can, or none is.</summary>
    public static string Fault(EdgeGateOptions options)
    {
        try
        {
            if (options.Capture.Certificate.Length > 0)
                _ = CameraCertificate.Parse(Path(options));
            return "";
        }
        catch (InvalidDataException error)
        {
            return error.Message;
        }
    }

    /// <summary>The key with a relative path made full.</summary>
    public static string Path(EdgeGateOptions options) =>
        options.Capture.Certificate.Length == 0 || CameraCertificate.IsFingerprint(options.Capture.Certificate)
        ? options.Capture.Certificate : options.Resolve(options.Capture.Certificate);
}
