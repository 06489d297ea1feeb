using System.CommandLine;
using System.Text.Json;
using EdgeGate.Access.Lists;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Vision;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.OwnFormats;

namespace EdgeGate.Appliance.Commands;

/// <summary>
/// <c>edgegate formats from LIST</c>: formats for <c>vision.formats</c> that an access list suggests. It prints no plate, and nothing that
/// few plates share.
/// </summary>
internal static class FormatsFromCommand
{
    internal static Command Create()
    {
        var list = new Argument<string>("LIST") { Description = "An access list, CSV; - standard input." };
        var region = CommonOptions.Region();
        region.Description = "Regions whose formats are in use, ISO 3166 codes, for example tw,cn or us-mo,us-il; without it vision.regions of the configuration.";
        var config = CommonOptions.Config();
        var json = CommonOptions.Json("One JSON object: regions, counts, suggested and covered formats, what was left out.");
        var command = new Command("from",
            "Suggest formats for vision.formats from the plates of an access list; no plate is printed.") { list, region, config, json };
        command.SetAction(parsed => Failure.Guard(() => Run(
            parsed.GetValue(list)!, CommonOptions.Regions(parsed.GetValue(region)), parsed.GetValue(config), parsed.GetValue(json))));
        return command;
    }

    private static int Run(string path, string[] given, string? config, bool json)
    {
        var vision = Load(config).Vision;
        var regions = given.Length > 0 ? given : vision.Regions;
        var recogniser = ManifestReader.Load(Path.Combine(InstalledFiles.Models, PlateVision.RecogniserFolder), ModelTask.Recognise,
            "int8");
        using var csv = path == "-" ? Console.OpenStandardInput() : new MemoryStream(ListsCommand.ReadFile(path));
        var import = ListCsv.Import(csv);
        var found = FormatSuggester.Suggest(recogniser, regions, vision.Formats, import.Entries.Where(entry => !entry.IsWildcard)
            .Select(entry => entry.Plate));
        var wildcards = import.Entries.Count(entry => entry.IsWildcard);
        if (json)
            JsonText.Print(line => Write(line, path, regions, found, wildcards, import.ErrorCount));
        else
            Tell(path, regions, vision.Formats, found, wildcards);

        // What is wrong with a line may name its plate; the command that is there for it says so.
        if (import.ErrorCount > 0)
            Console.Error.WriteLine($"{path}: {import.ErrorCount} {(import.ErrorCount == 1 ? "line" : "lines")} could not be used; edgegate lists check names them");
        return import.ErrorCount == 0 ? ExitCodes.Ok : import.Entries.Count > 0 ? ExitCodes.PartialInput : ExitCodes.Failed;
    }

    private static EdgeGateOptions Load(string? config)
    {
        var errors = new List<ConfigError>();
        var options = ConfigBinder.Load(CommonOptions.ConfigPath(config), errors);
        return errors.Count == 0 ? options
            : throw new SetupException($"{errors[0].Format(config ?? CommonOptions.DefaultConfig)} (edgegate check shows all)");
    }

    private static void Tell(string path, IReadOnlyList<string> regions, IReadOnlyList<string> own, FormatSuggestions found, int wildcards)
    {
        Console.WriteLine($"{path}: {Plates(found.Plates)}; formats in use: {(regions.Count > 0 ? string.Join(", ", regions) : "all regions")}{(own.Count > 0 ? " and vision.formats" : "")}");
        Section("suggested", found.Suggested);
        Section("covered by the formats in use, no format of your own needed", found.Covered);
        Rest(found.CoveredFew, $"covered by the formats in use, fewer than {FormatSuggester.Least} of each kind");
        Rest(found.TooFew, $"left out: too few to tell, fewer than {FormatSuggester.Least} of one length");
        Rest(found.Mixed, "left out: mixed, letters and digits stand in different places");
        Rest(found.Unreadable, "left out: with a character that no format can name");
        if (wildcards > 0)
            Console.WriteLine($"left out: {wildcards} {(wildcards == 1 ? "entry" : "entries")} with * or ?");
        if (found.Suggested.Count > 0)
            Console.WriteLine($"\"vision\": {{ \"formats\": [{string.Join(", ", own.Concat(found.Suggested.Select(one => one.Format)).Select(format => $"\"{format}\""))}] }}");
        else
            Console.WriteLine("no format of your own is suggested");
    }

    private static void Section(string title, IReadOnlyList<SuggestedFormat> formats)
    {
        if (formats.Count == 0)
            return;
        Console.WriteLine($"{title}:");
        foreach (var format in formats)
            Console.WriteLine($"  {format.Format,-16}  {Plates(format.Plates)}{(format.Covered is > 0 and var covered && covered < format.Plates ? $", {covered} of them covered already" : "")}");
    }

    private static void Rest(int plates, string what)
    {
        if (plates > 0)
            Console.WriteLine($"{what}: {Plates(plates)}");
    }

    private static string Plates(int count) => $"{count} {(count == 1 ? "plate" : "plates")}";

    private static void Write(Utf8JsonWriter json, string path, IReadOnlyList<string> regions, FormatSuggestions found, int wildcards,
        int badLines)
    {
        json.WriteString("file", path);
        json.WriteTexts("regions", regions);
        json.WriteNumber("plates", found.Plates);
        json.WriteObjects("suggested", found.Suggested, Write);
        json.WriteObjects("covered", found.Covered, Write);
        json.WriteStartObject("leftOut");
        json.WriteNumber("tooFew", found.TooFew);
        json.WriteNumber("mixed", found.Mixed);
        json.WriteNumber("unreadable", found.Unreadable);
        json.WriteNumber("coveredTooFew", found.CoveredFew);
        json.WriteNumber("wildcards", wildcards);
        json.WriteNumber("badLines", badLines);
        json.WriteEndObject();

        void Write(SuggestedFormat format)
        {
            json.WriteString("format", format.Format);
            json.WriteNumber("plates", format.Plates);
            json.WriteNumber("alreadyCovered", format.Covered);
        }
    }
}
