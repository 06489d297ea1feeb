using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Recognition;

namespace EdgeGate.Configuration;

/// <summary>Checks the models that a configuration uses: manifests, hashes, and the regions that the recogniser knows.</summary>
public static class ModelFiles
{
    // A lane can do without them; one that is there has to be whole.
    private static readonly (string Folder, ModelTask Task)[] Optional =
        [(PlateVision.AlignerFolder, ModelTask.Align), (PlateVision.EnhancerFolder, ModelTask.Enhance)];

    public static void Check(EdgeGateOptions options, List<ConfigError> errors)
    {
        var folder = options.ModelsFolder;
        if (!Directory.Exists(folder))
        {
            errors.Add(new(0, 0, "lane.models", $"{folder}: no such folder; leave the key out for the models that came with the program"));
            return;
        }

        Load(folder, PlateVision.DetectorFolder, ModelTask.Detect, options, errors);
        foreach (var (name, task) in Optional.Where(model => Directory.Exists(Path.Combine(folder, model.Folder))))
            Load(folder, name, task, options, errors);
        if (Load(folder, PlateVision.RecogniserFolder, ModelTask.Recognise, options, errors) is not { } recogniser)
            return;
        if (recogniser.FormatsPath is null)
        {
            (string, IReadOnlyList<string>)[] named =
                [("vision.regions", options.Vision.Regions), ("vision.formats", options.Vision.Formats)];
            foreach (var (key, values) in named)
            {
                if (values.Count > 0)
                    errors.Add(new(0, 0, key, PlateFormats.NoneShipped(recogniser)));
            }

            return;
        }

        foreach (var format in options.Vision.Formats)
        {
            if (PlateFormats.Fault(recogniser, format) is { } fault)
                errors.Add(new(0, 0, "vision.formats", $"{fault}; see edgegate formats"));
        }

        if (options.Vision.Regions.Count == 0 || Formats(recogniser, errors) is not { } known)
            return;
        foreach (var region in options.Vision.Regions.Except(known, StringComparer.Ordinal))
        {
            errors.Add(new(0, 0, "vision.regions",
                $"{Quoted.Text(region)} is a region that {recogniser.Name} {recogniser.Version} knows no plates of; {PlateFormats.Hint(known, region)} Leave it out, or all of them for every region"));
        }
    }

    private static IReadOnlyList<string>? Formats(ModelManifest recogniser, List<ConfigError> errors)
    {
        try
        {
            return PlateFormats.RegionsOf(recogniser);
        }
        catch (InferenceFaultException fault)
        {
            errors.Add(new(0, 0, "lane.models", fault.Message));
            return null;
        }
    }

    private static ModelManifest? Load(string folder, string model, ModelTask task, EdgeGateOptions options, List<ConfigError> errors)
    {
        try
        {
            return ManifestReader.Load(Path.Combine(folder, model), task, options.Vision.Precision);
        }
        catch (InferenceFaultException fault)
        {
            errors.Add(new(0, 0, "lane.models", fault.Message));
            return null;
        }
    }
}
