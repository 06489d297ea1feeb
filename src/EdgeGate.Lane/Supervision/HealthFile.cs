using System.Globalization;
using System.Text;

namespace EdgeGate.Lane.Supervision;

/// <summary>
/// The lane's condition as a small file in memory (/run/edgegate/health), for scripts that can do little: an update that proves itself,
/// a technician at a console. Lines "key=value"; written whole or not at all. Used by the frame loop.
/// </summary>
/// <param name="folder">Where it goes; null: nowhere.</param>
public sealed class HealthFile(string? folder)
{
    public const string Name = "health";

    public static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private TimeSpan? _next;

    /// <summary>Writes it when a second has passed.</summary>
    public void Write(TimeSpan now, Func<LaneHealth> look)
    {
        if (folder is null || now < _next)
            return;
        _next = now + Every;
        var health = look();
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"version={health.Version}\npid={Environment.ProcessId}\nstate={health.State}\nframes={health.Frames}\nframe_age_ms={health.FrameAgeMs}\nread={health.FramesRead}\ncamera_faults={health.CameraFaults}\nvision_faults={health.VisionFaults}\nframes_skipped={health.FramesSkipped}\ninference={OneLine(health.Inference.Backend)}\nnpu_degraded={(health.Inference.IsDegraded ? 1 : 0)}\nnpu_fallbacks={health.Inference.Fallbacks}\nnpu_fault={OneLine(health.Inference.LastFault)}\nnpu_celsius={Told(health.Inference.Detector.TemperatureCelsius)}\nnpu_watts={Told(health.Inference.Detector.PowerWatts)}\nresident_kb={Environment.WorkingSet / 1024}\n");
        try
        {
            var path = Path.Combine(folder, Name);
            File.WriteAllText($"{path}.new", text, Encoding.ASCII);
            File.Move($"{path}.new", path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody's gate stops for this file; who waits for it sees that it is old.
        }
    }

    // A vendor's message may hold anything; a value ends with its line.
    private static string OneLine(string text) => text.ReplaceLineEndings(" ");

    private static string Told(float value) => float.IsFinite(value) ? value.ToString("0.0", CultureInfo.InvariantCulture) : "";
}
