using System.Globalization;
using EdgeGate.Commissioning;
using EdgeGate.Commissioning.Reports;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Writing;
using EdgeGate.Journal;
using EdgeGate.Records;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>
/// Makes the acceptance report of this box, signs it, and keeps what drift is measured against. For terminal and page alike.
/// </summary>
/// <param name="options">The configuration in force.</param>
/// <param name="models">Models with versions.</param>
/// <param name="camera">The camera, without passwords.</param>
/// <param name="time">Clock of the report.</param>
internal sealed class ReportMaker(InForce<EdgeGateOptions> options, string models, string camera, TimeProvider time)
{
    /// <summary>The report as it would be signed now.</summary>
    /// <param name="state">The commissioning.</param>
    /// <param name="technician">As typed in; may be empty.</param>
    /// <param name="key">The box's key.</param>
    internal AcceptanceReport Make(CommissioningState state, string technician, BoxKey key)
    {
        var signs = ClockSigns.Look();
        var clock = signs.IsSynchronised ? "synchronised" : signs.HasBatteryClock ? "kept by a battery" : "unknown";
        var facts = new BoxFacts(
            options.Now.Lane.Name, $"EdgeGate {ProgramVersion.Text}", models, camera, SignedFile.Fingerprint(key.PublicPem),
            time.GetLocalNow(), clock, technician);
        return new(facts, state,
            [.. ConfigSchema.Keys.Where(Matters)
            .Select(setting => new KeyValuePair<string, string>(setting.Path, setting.Show(options.Now)))]);
    }

    /// <summary>Opens the box's key, which signs exports too.</summary>
    /// <exception cref="SetupException">It cannot be read or made.</exception>
    internal static BoxKey OpenKey(EdgeGateOptions options)
    {
        try
        {
            Directory.CreateDirectory(options.State.Path);
            return BoxKey.Open(options.State.BoxKey);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new SetupException($"the box's key cannot be used: {e.Message}");
        }
    }

    /// <summary>Looks whether a report can be written into a folder, before somebody drives ten times for it.</summary>
    /// <exception cref="SetupException">It cannot.</exception>
    internal static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            using var trial = new FileStream(
                Path.Combine(folder, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{Path.GetFullPath(folder)}: the report could not be written there ({e.Message}); name a folder that can be written with --report, such as --report /var/lib/edgegate");
        }
    }

    /// <summary>Writes text and page into a folder, signed, and keeps the reference for drift.</summary>
    /// <returns>The files written.</returns>
    /// <exception cref="SetupException">They cannot be written.</exception>
    internal IReadOnlyList<string> Save(AcceptanceReport report, string folder, BoxKey key)
    {
        var name = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"acceptance-{report.Box.Time:yyyyMMdd-HHmmss}"));
        try
        {
            Directory.CreateDirectory(folder);
            WholeFile.Replace(name + ".txt", SignedFile.Sign(report.ToText(), key.PublicPem, bytes => key.Sign(bytes), asComment: false));
            WholeFile.Replace(name + ".html", SignedFile.Sign(report.ToHtml(), key.PublicPem, bytes => key.Sign(bytes), asComment: true));
            if (report.Accepted && report.Reference is { } reference)
                CommissionedFile.Save(options.Now, reference);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupException($"{folder}: the report cannot be written: {e.Message}");
        }

        return [name + ".txt", name + ".html"];
    }

    private static bool Matters(ConfigKey key) =>
        key.Path.StartsWith("vision.", StringComparison.Ordinal) || key.Path.StartsWith("access.", StringComparison.Ordinal)
        || key.Path is "capture.width" or "capture.height" or "capture.framesPerSecond"
            or "tracker.readyConfidence" or "tracker.rearCamera";
}
