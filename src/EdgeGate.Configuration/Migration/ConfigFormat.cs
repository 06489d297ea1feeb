using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Migration;

/// <summary>
/// The number of the file's format. It rises when a release gives a key another name, place or meaning, and then
/// <see cref="ConfigMigration"/> gets a step. New keys with defaults need none. A file without a number is of format 1.
/// </summary>
public static class ConfigFormat
{
    /// <summary>The top-level key that holds it.</summary>
    public const string Key = "format";

    /// <summary>The format of files from before there was a number.</summary>
    public const int First = 1;

    /// <summary>What this release reads and writes.</summary>
    public static int Current => ConfigMigration.Known.Target;

    /// <summary>The node with the number, or null.</summary>
    public static ConfigNode? Find(ConfigNode root) => root.Members.FirstOrDefault(member => member.Key == Key).Value;

    /// <summary>The format of a file; null when what stands there is no format: the reader of the keys says what is wrong.</summary>
    public static int? Of(ConfigNode root) => Find(root) switch
    {
        null => First,
        { Kind: ConfigNodeKind.Number } node when int.TryParse(node.Text, out var number) && number >= First => number,
        _ => null,
    };

    /// <summary>What is wrong with the number, or null.</summary>
    public static string? Fault(ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Number || !int.TryParse(node.Text, out var number) || number < First)
            return $"{node.Written} is no format";
        return number <= Current ? null
            : $"format {number} is of a later release than this one, which knows {Current}: install that release, or put the file that "
                + "was kept before its format changed (edgegate.json.format-...) back";
    }
}
