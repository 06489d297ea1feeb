using System.Globalization;
using System.Text.Json;
using EdgeGate.Appliance.Configuration;
using EdgeGate.Journal;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>Writes what a commissioning suggests into the configuration's file, from where the lane takes it over like any other edit.</summary>
/// <param name="path">The file; null: the lane runs on defaults.</param>
/// <param name="options">In force.</param>
internal sealed class PageSettings(string? path, EdgeGateOptions options) : ISettings
{
    /// <summary>No wiring, no source, no address, nobody's rights: what a wrong value here can do is read worse or ask for more certainty, see <see cref="Floors"/>.</summary>
    private static readonly ConfigKey[] Keys =
    [
        .. new[]
        {
            "vision.zone.left", "vision.zone.top", "vision.zone.width", "vision.zone.height", "access.minConfidence", "access.minAgreeing", "tracker.rearCamera",
        }.Select(key => ConfigSchema.ByPath[key]),
    ];

    /// <summary>How sure a reading has to be is not given up by a page: below these only the file goes, and whoever may write it.</summary>
    private static readonly (string Key, double Least)[] Floors = [("access.minConfidence", 0.8), ("access.minAgreeing", 2)];

    private readonly Lock _gate = new();

    public IReadOnlyDictionary<string, string> Values => Keys.ToDictionary(key => key.Path, key => key.Read(options));

    public string? Write(IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0 || values.Keys.Any(name => Keys.All(known => known.Path != name)))
            return $"the page may write {string.Join(", ", Keys.Select(key => key.Path))}, and nothing else";
        if (values.Values.FirstOrDefault(value => !IsPlain(value)) is { } strange)
            return $"{Quoted.Short(strange)} is neither a number nor true or false";
        foreach (var (key, least) in Floors)
        {
            if (values.TryGetValue(key, out var value) && !(Number(value) >= Math.Min(least, Number(Values[key]))))
                return $"{key}: {Quoted.Short(value)} is too low for the page; the page takes {least.ToString(CultureInfo.InvariantCulture)} and more, lower values only the configuration file";
        }

        if (path is null)
            return "the lane runs without a file; make one with 'edgegate init' and start it with --config";
        lock (_gate)
            return Replace(path, [.. Keys.Where(key => values.ContainsKey(key.Path)).Select(key => KeyValuePair.Create(key.Path, values[key.Path]))]);
    }

    private static double Number(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;

    private static string? Replace(string path, IReadOnlyList<KeyValuePair<string, string>> values)
    {
        try
        {
            var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
            var old = File.ReadAllBytes(file);
            if (Problem(path, old) is { } broken)
                return $"{broken}; correct the file first";
            var edited = ConfigEdit.Set(old, values);
            if (Problem(path, edited) is { } wrong)
                return wrong;
            WholeFile.Replace(file, edited);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path}: cannot be written: {e.Message}";
        }
    }

    /// <summary>One number, or true or false: what is put into the file's text brings no other key with it.</summary>
    private static bool IsPlain(string value)
    {
        if (value.Length > 32)
            return false;
        try
        {
            using var json = JsonDocument.Parse(value);
            return json.RootElement.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Problem(string path, byte[] file)
    {
        var errors = new List<ConfigError>();
        ConfigBinder.Bind(file, new EdgeGateOptions { BaseDirectory = Path.GetDirectoryName(Path.GetFullPath(path))! }, errors);
        return errors.Count == 0 ? null : ConfigStart.Reason(path, errors);
    }
}
