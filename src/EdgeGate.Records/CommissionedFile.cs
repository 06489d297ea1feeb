using System.Text.Json;
using EdgeGate.Commissioning.Drift;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Records;

/// <summary>How the lane looked when it was accepted, kept beside the journal: what drift is measured against.</summary>
public static class CommissionedFile
{
    private const int Longest = 1 << 16;

    /// <summary>Keeps it; an older one is replaced once the new one is on disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Save(EdgeGateOptions options, DriftReference reference) => WholeFile.Replace(
        options.State.Commissioned, JsonSerializer.SerializeToUtf8Bytes(reference, CommissioningJson.Default.DriftReference));

    /// <summary>Reads it.</summary>
    /// <returns>Null when the lane was never commissioned, or the file is damaged: then nothing is said about drift.</returns>
    public static DriftReference? Load(EdgeGateOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize(PlainFile.Read(options.State.Commissioned, Longest),
                CommissioningJson.Default.DriftReference);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
