using System.Collections.Immutable;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Gate;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Domain.Gate.GateLine>;

namespace EdgeGate.Configuration.Options;

/// <summary>The wiring as the file gives it.</summary>
public sealed record GateOptions
{
    /// <summary>The keys of the section: the chip, and a few for each line that may be fitted.</summary>
    public static IReadOnlyList<OptionKey<GateOptions>> Keys { get; } =
    [
        OptionKey<GateOptions>.Text("chip", o => o.Chip, (o, v) => o with { Chip = v }, "a chip label, such as \"pinctrl-rp1\"",
            "The GPIO chip by its label; empty: this machine drives no barrier.",
            "Numbers of chips move between kernels, labels do not; edgegate doctor lists them.", Restart.Wiring),
        .. Enum.GetValues<GateOutput>().SelectMany(output => OutputKeys(OptionWord.Of(output)).Select(key => key.In(
            $"outputs.{OptionWord.Of(output)}", (GateOptions o) =>
            o.Outputs[output], (o, v) => o with { Outputs = o.Outputs.SetItem(output, v) }))),
        .. Enum.GetValues<GateInput>().SelectMany(input => InputKeys(OptionWord.Of(input)).Select(key => key.In(
            $"inputs.{OptionWord.Of(input)}", (GateOptions o) =>
            o.Inputs[input], (o, v) => o with { Inputs = o.Inputs.SetItem(input, v) }))),
    ];

    public string Chip { get; init; } = "";
    public ImmutableDictionary<GateOutput, GateLine> Outputs { get; init; } = Enum.GetValues<GateOutput>()
        .ToImmutableDictionary(output => output, _ => new GateLine(""));
    public ImmutableDictionary<GateInput, GateLine> Inputs { get; init; } =
        Enum.GetValues<GateInput>().ToImmutableDictionary(input => input, _ => new GateLine("", DebounceMs: 20));

    public GateWiring ToWiring() => new(
        Chip,
        Outputs.Where(entry => entry.Value.Line.Length > 0).ToDictionary(),
        Inputs.Where(entry => entry.Value.Line.Length > 0).ToDictionary());

    /// <summary>Lines without a chip, and one line for two purposes.</summary>
    public IEnumerable<OptionError> Validate()
    {
        var lines = Enum.GetValues<GateOutput>().Select(output => (Key: $"gate.outputs.{OptionWord.Of(output)}.line", Outputs[output].Line))
            .Concat(Enum.GetValues<GateInput>().Select(input => (Key: $"gate.inputs.{OptionWord.Of(input)}.line", Inputs[input].Line)))
            .Where(entry => entry.Line.Length > 0).ToArray();
        if (Chip.Length == 0 && lines.Length > 0)
            yield return new("gate.chip",
                $"is empty, but {lines[0].Key} names a line; give the chip's label (edgegate doctor lists them), or take the lines out");
        foreach (var twice in lines.GroupBy(entry => entry.Line, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var (key, line) in twice.Skip(1))
                yield return new(key, $"{Quoted.Text(line)} is also {twice.First().Key}; a line has one purpose");
        }
    }

    private static IEnumerable<OptionKey<GateLine>> OutputKeys(string output) =>
    [
        LineKey($"The line of contact {output}; empty: not fitted."),
        Flag("activeLow", l => l.ActiveLow, (l, v) => l with { ActiveLow = v },
            "The low level closes the contact.", "A board without power is low, and a contact at rest should be too.", Restart.Wiring),
    ];

    private static IEnumerable<OptionKey<GateLine>> InputKeys(string input) =>
    [
        LineKey($"The line of input {input}; empty: not fitted."),
        Flag("activeLow", l => l.ActiveLow, (l, v) => l with { ActiveLow = v },
            "The low level means active.", "Set it on sensors that are normally closed: a cut wire then reads active, the safe side.",
            Restart.Wiring),
        Choice("bias", l => l.Bias, (l, v) => l with { Bias = v },
            "Pull resistor that the chip switches on.", "The board's own resistors are usually right.", Restart.Wiring),
        Whole("debounceMs", l => l.DebounceMs, (l, v) => l with { DebounceMs = v }, 0, 1000, "milliseconds",
            "Steady this long before a change counts.", "Relay contacts bounce for up to 10 ms.", Restart.Wiring),
    ];

    private static OptionKey<GateLine> LineKey(string about) =>
        Text("line", l => l.Line, (l, v) => l with { Line = v }, "a line's name or its offset",
        about, "Empty until somebody has wired it; edgegate doctor shows the names.", Restart.Wiring, longest: 64);
}
