using System.Text.Json;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;

namespace EdgeGate.Configuration.Keys;

/// <summary>True or false.</summary>
public sealed class FlagKey(string path, Func<EdgeGateOptions, bool> get, Action<EdgeGateOptions, bool> set) : ConfigKey(path)
{
    public override string Expects => "true or false";

    public override string Read(EdgeGateOptions options) => get(options) ? "true" : "false";

    public override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    public override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type", "boolean");

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Boolean)
            return $"{Quote(node)} is neither true nor false";
        set(options, node.Text == "true");
        return null;
    }
}
