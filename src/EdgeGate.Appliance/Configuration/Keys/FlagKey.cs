using System.Text.Json;

namespace EdgeGate.Appliance.Configuration;

/// <summary>True or false.</summary>
internal sealed class FlagKey(string path, Func<EdgeGateOptions, bool> get, Action<EdgeGateOptions, bool> set) : ConfigKey(path)
{
    internal override string Expects => "true or false";

    internal override string Read(EdgeGateOptions options) => get(options) ? "true" : "false";

    internal override void Copy(EdgeGateOptions from, EdgeGateOptions to) => set(to, get(from));

    internal override void WriteSchema(Utf8JsonWriter json) => json.WriteString("type", "boolean");

    protected override string? Take(EdgeGateOptions options, ConfigNode node)
    {
        if (node.Kind != ConfigNodeKind.Boolean)
            return $"{Quote(node)} is neither true nor false";
        set(options, node.Text == "true");
        return null;
    }
}
