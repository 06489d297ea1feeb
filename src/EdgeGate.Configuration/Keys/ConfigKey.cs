using EdgeGate.Configuration.Migration;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Configuration;

namespace EdgeGate.Configuration.Keys;

/// <summary>
/// One key that the file may hold. What it means stands beside its option (<see cref="OptionKey{T}"/>); this is how a file's text reaches
/// it and how it is shown. The reader, <c>edgegate check</c>, the JSON schema and the reload of a running lane follow the list of all
/// (<see cref="ConfigSchema"/>).
/// </summary>
public sealed class ConfigKey(OptionKey<EdgeGateOptions> option)
{
    private static readonly EdgeGateOptions Fresh = new() { BaseDirectory = "/" };

    /// <summary>Dots between levels: <c>access.minConfidence</c>.</summary>
    public string Path => option.Path;

    /// <summary>The last part of the path.</summary>
    public string Name => Path[(Path.LastIndexOf('.') + 1)..];

    /// <summary>What it does, one sentence.</summary>
    public string About => option.About;

    /// <summary>Why the default is what it is, or when to change it.</summary>
    public string Why => option.Why;

    /// <summary>
    /// Null: a running lane takes a new value over. Otherwise why it cannot, as the end of "not while the lane runs: ...".
    /// </summary>
    public string? Restart => option.Restart;

    /// <summary>The value may hold a password: it stands in no message, log or report.</summary>
    public bool IsSecret => option.IsSecret;

    /// <summary>What the value may be.</summary>
    public OptionForm Form => option.Form;

    /// <summary>The default as it would be written in the file: what new options hold.</summary>
    public string Default => Read(Fresh);

    /// <summary>The value in force as it would be written in the file.</summary>
    public string Read(EdgeGateOptions options) => option.Get(options) switch
    {
        double number => OptionForm.Number.Write(number),
        bool flag => flag ? "true" : "false",
        string text => Quoted.Json(text),
        var list => $"[{string.Join(", ", ((IReadOnlyList<string>)list).Select(Quoted.Json))}]",
    };

    /// <summary>The same as <see cref="Read"/>, fit for logs and reports.</summary>
    public string Show(EdgeGateOptions options) => IsSecret ? Secrets.Hide(Read(options)) : Read(options);

    /// <summary>Options with a node's value; on a wrong one the same options, and what is wrong with it.</summary>
    public string? Apply(ref EdgeGateOptions options, ConfigNode node)
    {
        var wrong = Path == ConfigFormat.Key ? ConfigFormat.Fault(node)
            : ValueReader.Take(Form, node, out var value) ?? Set(ref options, value);
        return wrong is null ? null : $"{wrong}; it takes {Form.Expects}, default {Default}";
    }

    /// <summary>What is wrong with a value that did not come from a file; null: nothing.</summary>
    public string? Fault(EdgeGateOptions options) =>
        option.IsAllowed(options) ? null : $"{Show(options)} is not allowed; it takes {Form.Expects}, default {Default}";

    /// <summary>Options with the value that other options have.</summary>
    public EdgeGateOptions Copy(EdgeGateOptions from, EdgeGateOptions to) => option.With(to, option.Get(from));

    private string? Set(ref EdgeGateOptions options, object value)
    {
        options = option.With(options, value);
        return null;
    }
}
