using EdgeGate.Configuration.Editing;
using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Migration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Writing;

namespace EdgeGate.Configuration;

/// <summary>Takes a parsed file to options and reports everything that is wrong with it at once.</summary>
public static class ConfigBinder
{
    /// <summary>A longer key is no slip of the pen, and comparing it would take long.</summary>
    private const int LongestGuess = 100;

    /// <summary>Reads and checks a file.</summary>
    /// <param name="path">The file; null: defaults only.</param>
    /// <param name="errors">Everything found, in the order of the file.</param>
    public static EdgeGateOptions Load(string? path, List<ConfigError> errors) => path is null ? new() : Load(path, path, errors, out _);

    /// <summary>Reads and checks a file that may be a copy of another.</summary>
    /// <param name="file">What is read.</param>
    /// <param name="path">Where it belongs: relative paths in it start at this one's folder.</param>
    /// <param name="errors">Everything found, in the order of the file.</param>
    /// <param name="bytes">What was read; empty when nothing could be.</param>
    public static EdgeGateOptions Load(string file, string path, List<ConfigError> errors, out byte[] bytes) =>
        Load(file, path, errors, out bytes, []);

    /// <summary>The same, and tells where each key stands.</summary>
    public static EdgeGateOptions Load(string file, string path, List<ConfigError> errors, out byte[] bytes,
        Dictionary<string, ConfigNode> places)
    {
        var options = new EdgeGateOptions { BaseDirectory = Path.GetDirectoryName(Path.GetFullPath(path))! };
        bytes = [];
        try
        {
            var size = new FileInfo(file).Length;
            if (size > ConfigParser.MaxBytes)
            {
                errors.Add(new(0, 0, "", $"{size} bytes; a configuration is at most {ConfigParser.MaxBytes}. Is this the right file?"));
                return options;
            }

            bytes = PlainFile.Read(file, ConfigParser.MaxBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(0, 0, "", $"cannot be read: {e.Message} Give another file with --config."));
            return options;
        }

        options = Bind(bytes, options, errors, places);
        return errors.Count == 0 ? SetOnPage.Of(options).Apply(options, out _) : options;
    }

    /// <summary>The same for bytes at hand: options with the file's values in the place of theirs.</summary>
    public static EdgeGateOptions Bind(ReadOnlySpan<byte> utf8, EdgeGateOptions options, List<ConfigError> errors) =>
        Bind(utf8, options, errors, []);

    private static EdgeGateOptions Bind(ReadOnlySpan<byte> utf8, EdgeGateOptions options, List<ConfigError> errors,
        Dictionary<string, ConfigNode> places)
    {
        if (ConfigParser.Parse(utf8, errors) is not { } root)
            return options;

        // A file of an earlier format is read as what it would be in this one; its lines stay where they are.
        if (ConfigFormat.Of(root) is { } format && format < ConfigFormat.Current)
            root = ConfigParser.Parse(ConfigMigration.Known.Apply(utf8, format, out _), errors)!;
        Visit(root, "", ref options, errors, places);

        // Contradictions are only worth reporting between values that are themselves right.
        var wrong = errors.Select(error => Family(error.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var error in options.Validate().Where(error => !wrong.Contains(Family(error.Key))).ToArray())
        {
            var place = places.GetValueOrDefault(error.Key) ?? root;
            errors.Add(new(place.Line, place.Column, error.Key, error.Message) { IsContradiction = true });
        }

        // In the order of the file; a sort that keeps the order of equals, so that two runs print the same.
        var sorted = errors.OrderBy(error => (error.Line, error.Column)).ToArray();
        errors.Clear();
        errors.AddRange(sorted);
        return options;
    }

    /// <summary>Keys that may contradict each other: a section, and barrier with its wiring.</summary>
    private static string Family(string key)
    {
        var section = key.Split('.')[0];
        return section == "barrier" ? "gate" : section;
    }

    private static void Visit(
        ConfigNode node, string path, ref EdgeGateOptions options, List<ConfigError> errors, Dictionary<string, ConfigNode> places)
    {
        foreach (var (name, value) in node.Members)
        {
            var key = path.Length == 0 ? name : $"{path}.{name}";
            places[key] = value;
            if (name.Contains('.'))
            {
                errors.Add(new(value.Line, value.Column, key, "a dot in a key; sections are nested: \"access\": { \"mode\": ... }"));
            }
            else if (ConfigSchema.ByPath.TryGetValue(key, out var known))
            {
                if (known.Apply(ref options, value) is { } wrong)
                    errors.Add(new(value.Line, value.Column, key, wrong));
            }
            else if (ConfigSchema.Sections.Contains(key))
            {
                if (value.Kind == ConfigNodeKind.Object)
                    Visit(value, key, ref options, errors, places);
                else
                    errors.Add(new(value.Line, value.Column, key, "has to be an object: { ... }"));
            }
            else
            {
                errors.Add(new(value.Line, value.Column, key, $"unknown key{Instead(key)}"));
            }
        }
    }

    private static string Instead(string key)
    {
        if (MergedKeys.SuccessorOf(key) is { } successor)
            return $"; set {successor} instead";
        if (key.Length > LongestGuess)
            return "";
        var known = ConfigSchema.ByPath.Keys.Concat(ConfigSchema.Sections);
        return Spelling.Nearest(key, known) is { } best ? $"; did you mean {best}?" : "; 'edgegate check --keys' lists them all";
    }
}
