using System.Text.Json;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Commissioning.Drift;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>How the lane looked when it was accepted, kept beside the journal: what drift is measured against.</summary>
internal static class CommissionedFile
{
    /// <summary>Its place.</summary>
    internal static string PathOf(EdgeGateOptions options) => Path.Combine(options.Resolve(options.JournalDirectory), "commissioned.json");

    /// <summary>Keeps it; an older one is replaced once the new one is on disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static void Save(EdgeGateOptions options, DriftReference reference)
    {
        var part = PathOf(options) + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, reference, CommissioningJson.Default.DriftReference);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, PathOf(options), overwrite: true);
    }

    /// <summary>Reads it.</summary>
    /// <returns>Null when the lane was never commissioned, or the file is damaged: then nothing is said about drift.</returns>
    internal static DriftReference? Load(EdgeGateOptions options)
    {
        try
        {
            using var stream = File.OpenRead(PathOf(options));
            return JsonSerializer.Deserialize(stream, CommissioningJson.Default.DriftReference);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
