using EdgeGate.Access.Lists;
using EdgeGate.Domain.Frames;
using EdgeGate.Capture.Sources;

namespace EdgeGate.Appliance.Configuration;

/// <summary>Checks what the configuration points at: an existing list without bad lines, a folder of models, a source.</summary>
internal static class ConfigFiles
{
    internal static void Check(EdgeGateOptions options, List<ConfigError> errors)
    {
        if (options.Lane.Models.Length > 0 && !Directory.Exists(options.Resolve(options.Lane.Models)))
            errors.Add(new(0, 0, "lane.models", $"{options.Resolve(options.Lane.Models)}: no such folder"));
        if (options.Lane.List.Length > 0)
            CheckList(options, errors);
        try
        {
            SourceAddress.Parse(SourcePath(options));
        }
        catch (CameraFaultException fault)
        {
            errors.Add(new(0, 0, "capture.source", fault.Message));
        }
    }

    /// <summary>The source with a relative path made full; addresses and devices as they are.</summary>
    internal static string SourcePath(EdgeGateOptions options) =>
        options.Capture.Source.Contains("://", StringComparison.Ordinal) ? options.Capture.Source : options.Resolve(options.Capture.Source);

    private static void CheckList(EdgeGateOptions options, List<ConfigError> errors)
    {
        var path = options.Resolve(options.Lane.List);
        try
        {
            using var stream = File.OpenRead(path);
            foreach (var problem in ListCsv.Import(stream).Errors)
                errors.Add(new(0, 0, "lane.list", $"{path}: {problem}"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(0, 0, "lane.list", $"{path}: cannot be read: {e.Message}"));
        }
    }
}
