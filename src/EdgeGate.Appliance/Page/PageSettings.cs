using System.Globalization;
using System.Text.Json;
using EdgeGate.Configuration;
using EdgeGate.Configuration.Editing;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Configuration.Reload;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Writing;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.Appliance.Page;

/// <summary>
/// Writes what a commissioning suggests into the configuration's file, from where the lane takes it over like any other edit; where the
/// lane may not write that, beside the journal.
/// </summary>
/// <param name="path">The file; null: the lane runs on defaults.</param>
/// <param name="options">In force.</param>
/// <param name="reread">Makes the lane read its configuration again; null: it does so by itself, or not at all.</param>
internal sealed class PageSettings(string? path, InForce<EdgeGateOptions> options, Action? reread = null) : ISettings
{
    private readonly Lock _gate = new();

    public IReadOnlyDictionary<string, string> Values => SetOnPage.Keys.ToDictionary(key => key.Path, key => key.Read(options.Now));

    public string? Write(IReadOnlyDictionary<string, string> values)
    {
        if (values.Count == 0 || values.Keys.Any(name => SetOnPage.Keys.All(known => known.Path != name)))
            return $"the page may write {string.Join(", ", SetOnPage.Keys.Select(key => key.Path))}, and nothing else";
        if (values.Values.FirstOrDefault(value => !IsPlain(value)) is { } strange)
            return $"{Quoted.Short(strange)} is neither a number nor true or false";
        foreach (var (key, value) in values)
        {
            if (SetOnPage.IsTooLow(key, value, Values[key], out var least))
                return $"{key}: {Quoted.Short(value)} is too low for the page; the page takes {least.ToString(CultureInfo.InvariantCulture)} and more, lower values only the configuration file";
        }

        if (path is null)
            return "the lane runs without a file; make one with 'edgegate init' and start it with --config";
        lock (_gate)
            return Replace(path, values);
    }

    private string? Replace(string path, IReadOnlyDictionary<string, string> values)
    {
        try
        {
            var file = new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
            var old = File.ReadAllBytes(file);
            if (Problem(path, old, out var before) is { } broken)
                return $"{broken}; correct the file first";
            var edited = ConfigEdit.Set(old,
                [.. SetOnPage.Keys.Where(key => values.ContainsKey(key.Path))
                .Select(key => KeyValuePair.Create(key.Path, values[key.Path]))]);
            if (Problem(path, edited, out _) is { } wrong)
                return wrong;
            Store(file, edited, values, before);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path}: cannot be written: {e.Message}";
        }
    }

    private void Store(string file, byte[] edited, IReadOnlyDictionary<string, string> values, EdgeGateOptions before)
    {
        try
        {
            WholeFile.Replace(file, edited);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // As on every board: the file is the technician's, and the lane's own folder is elsewhere.
            SetOnPage.Of(before).Keep(values, before);
            reread?.Invoke();
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

    private static string? Problem(string path, byte[] file, out EdgeGateOptions found)
    {
        var errors = new List<ConfigError>();
        found = new() { BaseDirectory = Path.GetDirectoryName(Path.GetFullPath(path))! };
        found = ConfigBinder.Bind(file, found, errors);
        return errors.Count == 0 ? null : ConfigStart.Reason(path, errors);
    }
}
