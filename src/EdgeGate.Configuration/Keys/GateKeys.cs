using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Configuration.Keys;

public static class GateKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        new TextKey("gate.chip", "a chip label, such as \"pinctrl-rp1\"", o => o.Gate.Chip, (o, v) => o.Gate.Chip = v)
        {
            About = "The GPIO chip by its label; empty: this machine drives no barrier.",
            Why = "Numbers of chips move between kernels, labels do not; edgegate doctor lists them.",
            Restart = Restart.Wiring,
        },
        .. Enum.GetValues<GateOutput>().SelectMany(Output),
        .. Enum.GetValues<GateInput>().SelectMany(Input),
    ];

    private static IEnumerable<ConfigKey> Output(GateOutput output)
    {
        var path = $"gate.outputs.{ConfigKey.CamelCase(output)}";
        yield return Line(path, $"The line of contact {ConfigKey.CamelCase(output)}; empty: not fitted.", o => o.Gate.Outputs[output]);
        yield return ActiveLow(path, "The low level closes the contact.", "A board without power is low, and a contact at rest should be too.",
            o => o.Gate.Outputs[output]);
    }

    private static IEnumerable<ConfigKey> Input(GateInput input)
    {
        var path = $"gate.inputs.{ConfigKey.CamelCase(input)}";
        yield return Line(path, $"The line of input {ConfigKey.CamelCase(input)}; empty: not fitted.", o => o.Gate.Inputs[input]);
        yield return ActiveLow(path, "The low level means active.", "Set it on sensors that are normally closed: a cut wire then reads active, the safe side.",
            o => o.Gate.Inputs[input]);
        yield return ChoiceKey.Of($"{path}.bias", "Pull resistor that the chip switches on.", "The board's own resistors are usually right.",
            o => o.Gate.Inputs[input].Bias, (o, v) => o.Gate.Inputs[input].Bias = v, Restart.Wiring);
        yield return new IntegerKey(
            $"{path}.debounceMs", 0, 1000, "milliseconds", o => o.Gate.Inputs[input].DebounceMs, (o, v) => o.Gate.Inputs[input].DebounceMs = v)
        {
            About = "Steady this long before a change counts.", Why = "Relay contacts bounce for up to 10 ms.", Restart = Restart.Wiring,
        };
    }

    private static TextKey Line(string path, string about, Func<EdgeGateOptions, LineDraft> line) =>
        new($"{path}.line", "a line's name or its offset", options => line(options).Line, (options, value) => line(options).Line = value)
        {
            About = about, Why = "Empty until somebody has wired it; edgegate doctor shows the names.", Longest = 64, Restart = Restart.Wiring,
        };

    private static FlagKey ActiveLow(string path, string about, string why, Func<EdgeGateOptions, LineDraft> line) =>
        new($"{path}.activeLow", options => line(options).ActiveLow, (options, value) => line(options).ActiveLow = value)
        {
            About = about, Why = why, Restart = Restart.Wiring,
        };
}
