using EdgeGate.Access.Lists;
using EdgeGate.Capture.Addresses;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Frames;

namespace EdgeGate.Configuration;

/// <summary>
/// Checks what the configuration points at: an existing list without bad lines, whole models that know the regions, a source.
/// </summary>
public static class ConfigFiles
{
    /// <param name="options">Valid in themselves.</param>
    /// <param name="places">Where each key stands in the file; a key that is not there has its default.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Check(EdgeGateOptions options, IReadOnlyDictionary<string, ConfigNode> places, List<ConfigError> errors)
    {
        var found = new List<ConfigError>();
        ModelFiles.Check(options, found);
        if (options.Lane.List.Length > 0)
            CheckList(options, found);
        try
        {
            SourceAddress.Parse(SourcePath(options));
        }
        catch (CameraFaultException fault)
        {
            found.Add(new(0, 0, "capture.source", fault.Message));
        }

        if (CameraTrust.Fault(options) is { Length: > 0 } untrusted)
            found.Add(new(0, 0, "capture.certificate", untrusted));
        errors.AddRange(found.Select(error => places.TryGetValue(error.Key, out var place)
            ? error with { Line = place.Line, Column = place.Column } : error));
    }

    /// <summary>The source with a relative path made full; addresses and devices as they are.</summary>
    public static string SourcePath(EdgeGateOptions options) =>
        options.Capture.Source.Contains("://", StringComparison.Ordinal) ? options.Capture.Source : options.Resolve(options.Capture.Source);

    private static void CheckList(EdgeGateOptions options, List<ConfigError> errors)
    {
        var path = options.Resolve(options.Lane.List);
        try
        {
            using var stream = new MemoryStream(PlainFile.Read(path, LaneOptions.LongestList));
            foreach (var problem in ListCsv.Import(stream).Errors)
                errors.Add(new(0, 0, "lane.list", $"{path}: {problem}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(0, 0, "lane.list", $"{path}: cannot be read: {e.Message}"));
        }
    }
}
