using EdgeGate.Domain.Gate;

namespace EdgeGate.Appliance.Configuration;

internal static class GateKeys
{
    internal static IReadOnlyList<ConfigKey> All { get; } =
    [
        ConfigKey.Text("gate.chip", "", "a chip label, such as \"pinctrl-rp1\"",
            "The GPIO chip by its label, never by a number: numbers move between kernels. Empty: this machine drives no barrier.",
            (o, v) => o.Gate.Chip = v),
        .. Enum.GetValues<GateOutput>().SelectMany(Output),
        .. Enum.GetValues<GateInput>().SelectMany(Input),
    ];

    private static IEnumerable<ConfigKey> Output(GateOutput output)
    {
        var path = $"gate.outputs.{ConfigKey.CamelCase(output)}";
        yield return ConfigKey.Text($"{path}.line", "", "a line's name or its offset", $"The line of contact {output}; empty: not fitted.",
            (o, v) => o.Gate.Outputs[output].Line = v);
        yield return ConfigKey.Flag($"{path}.activeLow", false, "The low level closes the contact. Prefer wiring that rests at low: a board without power is low.",
            (o, v) => o.Gate.Outputs[output].ActiveLow = v);
    }

    private static IEnumerable<ConfigKey> Input(GateInput input)
    {
        var path = $"gate.inputs.{ConfigKey.CamelCase(input)}";
        yield return ConfigKey.Text($"{path}.line", "", "a line's name or its offset", $"The line of input {input}; empty: not fitted.",
            (o, v) => o.Gate.Inputs[input].Line = v);
        yield return ConfigKey.Flag($"{path}.activeLow", false, "The low level means active. Wire safety inputs so that a cut wire reads active.",
            (o, v) => o.Gate.Inputs[input].ActiveLow = v);
        yield return ConfigKey.Choice($"{path}.bias", LineBias.AsIs, "Pull resistor that the chip switches on.", (o, v) => o.Gate.Inputs[input].Bias = v);
        yield return ConfigKey.Integer($"{path}.debounceMs", 0, 1000, "milliseconds", 20, "Steady this long before a change counts.",
            (o, v) => o.Gate.Inputs[input].DebounceMs = v);
    }
}
