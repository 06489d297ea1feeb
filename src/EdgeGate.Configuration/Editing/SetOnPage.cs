using System.Globalization;
using System.Text.Json;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Configuration.Editing;

/// <summary>
/// Values that were set on the page where the lane may not write the technician's file: kept beside the journal, and in force as long as
/// the file still says what it said when they were set. Whoever edits the key in the file has the last word.
/// </summary>
/// <param name="path">Where they are kept; need not exist.</param>
public sealed class SetOnPage(string path)
{
    private const string Value = "value", Instead = "insteadOf";

    /// <summary>
    /// What the page may set. No wiring, no source, no address, nobody's rights: what a wrong value here can do is read worse or ask for
    /// more certainty.
    /// </summary>
    public static IReadOnlyList<ConfigKey> Keys { get; } =
    [
        .. new[]
        {
            "vision.zone.left", "vision.zone.top", "vision.zone.width", "vision.zone.height", "access.minConfidence", "access.minAgreeing",
                "tracker.rearCamera",
        }.Select(key => ConfigSchema.ByPath[key]),
    ];

    /// <summary>How sure a reading has to be is not given up by a page: below these only the file goes, and whoever may write it.</summary>
    private static readonly Dictionary<string, double> Floors =
        new(StringComparer.Ordinal) { ["access.minConfidence"] = 0.8, ["access.minAgreeing"] = 2 };

    /// <summary>Of a configuration.</summary>
    public static SetOnPage Of(EdgeGateOptions options) => new(options.State.PageValues);

    /// <summary>Whether a value asks for less certainty than the page may give up.</summary>
    /// <param name="key">Path of the key.</param>
    /// <param name="value">The new value.</param>
    /// <param name="before">The value that it replaces: what is lower already may stay, or go up.</param>
    /// <param name="least">What the page takes.</param>
    public static bool IsTooLow(string key, string value, string before, out double least) =>
        Floors.TryGetValue(key, out least) && !(Number(value) >= Math.Min(least, Number(before)));

    /// <summary>
    /// Puts the values in the place of those of the file, unless together they are no valid configuration. What the page would not have
    /// taken does not count either: the folder is the lane's own, and whoever gets in there must not be able to make it open for what it
    /// can hardly read.
    /// </summary>
    /// <param name="options">As the file has them; valid.</param>
    /// <param name="overruled">A line for each value that is now another one than the file's.</param>
    public EdgeGateOptions Apply(EdgeGateOptions options, out IReadOnlyList<string> overruled)
    {
        var trial = options;
        var set = Read().Where(kept => kept.Key.Read(options) == kept.Instead.Text
            && !IsTooLow(kept.Key.Path, kept.Value.Text, kept.Instead.Text, out _)
            && kept.Key.Apply(ref trial, kept.Value) is null).ToArray();
        if (set.Length == 0 || trial.Validate().Any())
        {
            overruled = [];
            return options;
        }

        overruled = [.. set.Select(kept =>
            $"{kept.Key.Path}: {kept.Value.Text} is in force, set on the page ({path}); edit the file's {kept.Instead.Text} to set it here again")];
        return trial;
    }

    /// <summary>Keeps values.</summary>
    /// <param name="values">By path, as a configuration writes them.</param>
    /// <param name="file">What the technician's file says.</param>
    /// <exception cref="IOException">They cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Keep(IReadOnlyDictionary<string, string> values, EdgeGateOptions file)
    {
        // What somebody has edited in the file since is not in force any more, and must not come back with the old value.
        var all = Read().Where(kept => kept.Key.Read(file) == kept.Instead.Text).ToDictionary(kept => kept.Key, kept => kept.Value.Text);
        foreach (var (name, value) in values)
            all[ConfigSchema.ByPath[name]] = value;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new() { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var (key, value) in all.Where(one => one.Value != one.Key.Read(file)))
            {
                json.WriteStartObject(key.Path);
                json.WritePropertyName(Value);
                json.WriteRawValue(value);
                json.WriteString(Instead, key.Read(file));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Replace(path, buffer.ToArray());
    }

    private static double Number(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private List<(ConfigKey Key, ConfigNode Value, ConfigNode Instead)> Read()
    {
        var kept = new List<(ConfigKey, ConfigNode, ConfigNode)>();
        if (Parse() is not { } root)
            return kept;
        foreach (var key in Keys)
        {
            var members = root.Members.FirstOrDefault(member => member.Key == key.Path).Value?.Members ?? [];
            if (members.FirstOrDefault(member => member.Key == Value).Value is { } value
                && members.FirstOrDefault(member => member.Key == Instead).Value is { } instead)
                kept.Add((key, value, instead));
        }

        return kept;
    }

    private ConfigNode? Parse()
    {
        try
        {
            return File.Exists(path) ? ConfigParser.Parse(PlainFile.Read(path, ConfigParser.MaxBytes), []) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
