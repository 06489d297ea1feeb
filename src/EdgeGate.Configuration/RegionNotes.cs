using EdgeGate.Access.Policy;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Inference;
using EdgeGate.Vision;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Recognition;

namespace EdgeGate.Configuration;

/// <summary>Regions that <c>access.regions</c> asks for and that no plate, or every plate, would be told to be of.</summary>
public static class RegionNotes
{
    private const string Own = "own";

    /// <summary>A note for <c>check</c>; empty: nothing to say.</summary>
    public static string Of(EdgeGateOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Access.Regions.Count == 0 ? ""
            : Of(options.Access.Regions, options.Vision.Regions, options.Vision.Formats.Count > 0, Known(options));
    }

    /// <summary>What the regions mean at an exit. A note for <c>check</c>; empty: nothing to say.</summary>
    public static string AtExit(AccessOptions access)
    {
        ArgumentNullException.ThrowIfNull(access);
        if (access.Regions.Count == 0 || access.Mode == AccessMode.Closed)
            return "";
        if (access.Role != LaneRole.Exit && access.Mode != AccessMode.FreeExit)
            return "";
        return $"access.regions ({string.Join(", ", access.Regions)}) holds at this exit too ({(access.Role == LaneRole.Exit ? "access.role exit" : "access.mode freeExit")}): "
            + "a vehicle from elsewhere, or of a region in doubt, is kept in. Leave access.regions out here, unless that is meant";
    }

    /// <summary>The same by what the recogniser knows.</summary>
    /// <param name="let">Regions that are let in, one or more.</param>
    /// <param name="expected">Regions of which plates are expected; none: every country.</param>
    /// <param name="own">Whether there are formats of one's own.</param>
    /// <param name="known">Every region that the recogniser knows; null: it cannot be read, which is told elsewhere.</param>
    public static string Of(IReadOnlyList<string> let, IReadOnlyList<string> expected, bool own, IReadOnlyList<string>? known)
    {
        if (known is { Count: 0 })
            return "access.regions: the recogniser ships no plate formats, so no plate is told to be of a region, and nobody is let in; leave access.regions out, or use the models that came with the program";
        if (known?.Where(code => code != Own) is { } all && let.FirstOrDefault(code => code != Own && !all.Contains(code)) is { } unknown)
            return $"access.regions: the recogniser knows no plates of '{unknown}', so none is let in by it; {PlateFormats.Hint(all, unknown)}";

        // Where nobody chose, countries are told apart, and not their parts.
        IEnumerable<string> told = expected.Count > 0 ? expected : known?.Where(code => code == PlateFormats.CountryOf(code)) ?? let;
        string[] tellable = [.. told, .. own ? [Own] : (string[])[]];
        if (let.FirstOrDefault(code => !tellable.Any(other => RegionRule.Covers(code, other))) is { } untold)
        {
            return untold == Own ? "access.regions: own stands for vision.formats, and there are none, so nobody is let in by it"
                : $"access.regions: no plate is told to be of '{untold}', because vision.regions does not name it; add it there";
        }

        return tellable.All(code => let.Any(region => RegionRule.Covers(region, code)))
            ? $"access.regions names every region that plates are told to be of ({string.Join(", ", tellable)}): a vehicle from elsewhere with a number that fits counts as one of them. "
                + "Name the neighbours in vision.regions"
            : "";
    }

    private static IReadOnlyList<string>? Known(EdgeGateOptions options)
    {
        try
        {
            return PlateFormats.RegionsOf(ManifestReader.Load(Path.Combine(options.ModelsFolder, PlateVision.RecogniserFolder),
                ModelTask.Recognise, options.Vision.Precision));
        }
        catch (InferenceFaultException)
        {
            return null;
        }
    }
}
