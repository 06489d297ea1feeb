using EdgeGate.Configuration;
using EdgeGate.Configuration.Editing;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain;

namespace EdgeGate.Appliance.Commands;

/// <summary>Everything that is to be said of a configuration, for <c>check</c> and for <c>doctor</c>: one file, one verdict.</summary>
/// <param name="Options">What the file says; defaults where it says nothing that can be used.</param>
/// <param name="Errors">What is wrong, with places.</param>
/// <param name="Notes">What is worth knowing.</param>
internal sealed record ConfigCheck(EdgeGateOptions Options, IReadOnlyList<ConfigError> Errors, IReadOnlyList<string> Notes)
{
    /// <summary>Looks at the file, and where that is good in itself, at what it points at.</summary>
    /// <param name="path">Null: the defaults, which are valid.</param>
    /// <param name="platform">Opened only when the wiring is compared.</param>
    internal static ConfigCheck Of(string? path, Func<IPlatform> platform)
    {
        var errors = new List<ConfigError>();
        if (path is null)
            return new(ConfigBinder.Load(null, errors), errors, []);
        var places = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        var options = ConfigBinder.Load(path, path, errors, out _, places);
        List<string> notes = [];
        if (errors.Count == 0)
        {
            ConfigFiles.Check(options, places, errors);
            if (options.Gate.Chip.Length > 0)
                notes.Add(Wiring(options, platform, places, errors));
            notes.Add(LoopAdvice.Check(options, places, errors));
            notes.Add(Secrets.WhoElseReads(options, path));
            notes.Add(CameraTrust.Remark(options));
            notes.Add(PresenceNotes.Of(options.Access));
            notes.Add(RegionNotes.Of(options));
            notes.Add(RegionNotes.AtExit(options.Access));
            notes.Add(PlateNotes.Of(options.Journal));
        }

        if (errors.Count == 0)
            notes.AddRange(Overruled(path));

        return new(options, errors, [.. notes.Where(note => note.Length > 0)]);
    }

    private static string Wiring(EdgeGateOptions options, Func<IPlatform> platform, Dictionary<string, ConfigNode> places,
        List<ConfigError> errors)
    {
        try
        {
            using var opened = platform();
            return WiringFiles.Check(options, opened, places, errors);
        }
        catch (PlatformNotSupportedException error)
        {
            return $"gate.chip could not be compared with this machine's: {error.Message}";
        }
    }

    /// <summary>Values of the file in whose place others are in force.</summary>
    private static IReadOnlyList<string> Overruled(string path)
    {
        var file = new EdgeGateOptions { BaseDirectory = Path.GetDirectoryName(Path.GetFullPath(path))! };
        file = ConfigBinder.Bind(File.ReadAllBytes(path), file, []);
        SetOnPage.Of(file).Apply(file, out var overruled);
        return overruled;
    }
}
