using System.CommandLine;
using System.Globalization;
using EdgeGate.Configuration.Options;
using EdgeGate.Vision;
using EdgeGate.Vision.Models;
using EdgeGate.Vision.Recognition;

namespace EdgeGate.Appliance.Commands;

/// <summary><c>edgegate formats</c>: how plates of a region are numbered, in the notation of <c>vision.formats</c>.</summary>
internal static class FormatsCommand
{
    internal static Command Create()
    {
        var region = new Argument<string?>("REGION")
        {
            Description = "A country or a part of one, such as us or us-mo; none lists all.",
            Arity = ArgumentArity.ZeroOrOne
        };
        var command = new Command("formats", "Show how plates of a region are numbered, as vision.formats takes it.") { region,
            FormatsFromCommand.Create() };
        command.SetAction(parsed => Failure.Guard(() => Run(parsed.GetValue(region)?.ToLowerInvariant())));
        return command;
    }

    private static int Run(string? region)
    {
        var recogniser = ManifestReader.Load(Path.Combine(InstalledFiles.Models, PlateVision.RecogniserFolder), ModelTask.Recognise,
            "int8");
        if (region is null)
        {
            foreach (var country in PlateFormats.RegionsOf(recogniser).GroupBy(PlateFormats.CountryOf)
                .OrderBy(group => group.Key, StringComparer.Ordinal))
                Console.WriteLine(string.Join(' ', country.Order(StringComparer.Ordinal)));
            return ExitCodes.Ok;
        }

        Console.WriteLine("# L letter, D digit, A either, P province of China, H Korean syllable, [..] one of these, {..} as they stand; share of the plates");
        foreach (var (pattern, share) in PlateFormats.Of(recogniser, region))
            Console.WriteLine($"{share.ToString("0.0000", CultureInfo.InvariantCulture)}  {pattern}");
        return ExitCodes.Ok;
    }
}
