using EdgeGate.Configuration.Keys;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Configuration.Options;

/// <summary>The wiring as the file gives it.</summary>
public sealed class GateOptions
{
    /// <summary>Label of the GPIO chip; empty: this machine drives no barrier.</summary>
    public string Chip { get; set; } = "";

    public Dictionary<GateOutput, LineDraft> Outputs { get; } =
        Enum.GetValues<GateOutput>().ToDictionary(output => output, _ => new LineDraft { DebounceMs = 0 });

    public Dictionary<GateInput, LineDraft> Inputs { get; } =
        Enum.GetValues<GateInput>().ToDictionary(input => input, _ => new LineDraft());

    public GateWiring ToWiring() => new(
        Chip,
        Outputs.Where(entry => entry.Value.Line.Length > 0).ToDictionary(entry => entry.Key, entry => entry.Value.ToLine()),
        Inputs.Where(entry => entry.Value.Line.Length > 0).ToDictionary(entry => entry.Key, entry => entry.Value.ToLine()));

    /// <summary>Lines without a chip, and one line for two purposes.</summary>
    public IEnumerable<OptionError> Validate()
    {
        var lines = Outputs.Select(entry => (Key: $"gate.outputs.{ConfigKey.CamelCase(entry.Key)}.line", entry.Value.Line))
            .Concat(Inputs.Select(entry => (Key: $"gate.inputs.{ConfigKey.CamelCase(entry.Key)}.line", entry.Value.Line)))
            .Where(entry => entry.Line.Length > 0).ToArray();
        if (Chip.Length == 0 && lines.Length > 0)
            yield return new("gate.chip", $"is empty, but {lines[0].Key} names a line; give the chip's label (edgegate doctor lists them), or take the lines out");
        foreach (var twice in lines.GroupBy(entry => entry.Line, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            foreach (var (key, line) in twice.Skip(1))
                yield return new(key, $"{Quoted.Text(line)} is also {twice.First().Key}; a line has one purpose");
        }
    }
}
