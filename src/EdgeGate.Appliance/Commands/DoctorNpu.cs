using System.Globalization;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain;
using EdgeGate.Domain.Inference;
using EdgeGate.Lane.Inference;
using Microsoft.Extensions.Logging.Abstractions;

namespace EdgeGate.Appliance.Commands;

/// <summary>What <c>edgegate doctor</c> says of the NPU: opened as a lane opens it, compared, and asked for its health.</summary>
internal static class DoctorNpu
{
    /// <summary>Looks.</summary>
    /// <param name="platform">Opened with the configuration's limits.</param>
    /// <param name="options">The configuration.</param>
    /// <param name="message">What there is, or what to do.</param>
    /// <returns>False when an NPU is configured or there, and does not work.</returns>
    internal static bool Look(IPlatform platform, EdgeGateOptions options, out string message)
    {
        if (options.Inference.Backend == InferenceChoice.Cpu)
        {
            message = "not wanted: inference.backend is cpu";
            return true;
        }

        try
        {
            using var vision = new LaneVisionFactory(
                platform, options.ModelsFolder, options.Vision, options.Inference, TimeProvider.System,
                NullLogger.Instance).Open();
            var health = vision.Health;
            message = health.LastFault.Length > 0 ? $"not used: {health.LastFault}. The CPU reads instead"
                : vision.IsOnCpu ? "none that the models are converted for; the CPU reads"
                : Describe(health);
            return health.LastFault.Length == 0;
        }
        catch (InferenceFaultException fault)
        {
            message = fault.Message;
            return false;
        }
    }

    private static string Describe(InferenceHealth health)
    {
        var detector = health.Detector;
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{health.Backend}: agrees with the ONNX files, one run of the detector {detector.Total.TotalMilliseconds / Math.Max(1, detector.Runs):0.0} ms");
        if (float.IsFinite(detector.TemperatureCelsius))
            text += string.Create(CultureInfo.InvariantCulture, $", {detector.TemperatureCelsius:0} °C");
        return float.IsFinite(detector.PowerWatts) ? text + string.Create(CultureInfo.InvariantCulture, $", {detector.PowerWatts:0.0} W")
            : text;
    }
}
