using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>
/// One key that the file may hold: its type, range, default and reason, and how it reaches the options. The list of all keys
/// (<see cref="ConfigSchema"/>) is the only place that knows them; the reader, <c>edgegate check</c>, the JSON schema and the reload of a
/// running lane follow it.
/// </summary>
public abstract class ConfigKey(string path)
{
    private static readonly EdgeGateOptions Fresh = new() { BaseDirectory = "/" };

    /// <summary>Dots between levels: <c>access.minConfidence</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>What it does, one sentence.</summary>
    public required string About { get; init; }

    /// <summary>Why the default is what it is, or when to change it.</summary>
    public required string Why { get; init; }

    /// <summary>Null: a running lane takes a new value over. Otherwise why it cannot, as the end of "not while the lane runs: ...".</summary>
    public string? Restart { get; init; }

    /// <summary>The value may hold a password: it stands in no message, log or report.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Unit of the value; empty when it has none.</summary>
    public virtual string Unit => "";

    /// <summary>What the value is, for messages: <c>a number from 0 to 1 (probability)</c>.</summary>
    public abstract string Expects { get; }

    /// <summary>The default as it would be written in the file. It is what the options start with: nothing else says it a second time.</summary>
    public string Default => Read(Fresh);

    /// <summary>The value in force as it would be written in the file.</summary>
    public abstract string Read(EdgeGateOptions options);

    /// <summary>Puts a node's value into the options; returns what is wrong with it, or null.</summary>
    public string? Apply(EdgeGateOptions options, ConfigNode node) =>
        Take(options, node) is { } wrong ? $"{wrong}; it takes {Expects}, default {Default}" : null;

    /// <summary>Takes the value of other options over.</summary>
    public abstract void Copy(EdgeGateOptions from, EdgeGateOptions to);

    /// <summary>Writes type, limits and choices into an open object of a JSON schema.</summary>
    public abstract void WriteSchema(Utf8JsonWriter json);

    /// <summary>The same as <see cref="Read"/>, fit for logs and reports.</summary>
    public string Show(EdgeGateOptions options) => IsSecret ? Secrets.Hide(Read(options)) : Read(options);

    /// <summary>FreeExit becomes freeExit.</summary>
    public static string CamelCase<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Puts a node's value into the options; returns what is wrong with it, or null.</summary>
    protected abstract string? Take(EdgeGateOptions options, ConfigNode node);

    /// <summary>A wrong value for a message.</summary>
    protected string Quote(ConfigNode node) => node.Kind switch
    {
        ConfigNodeKind.Text => IsSecret ? "the text" : Quoted.Text(node.Text),
        ConfigNodeKind.Object => "an object",
        ConfigNodeKind.Array => "a list",
        _ => Quoted.Short(node.Text),
    };
}
