using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Configuration;

/// <summary>
/// Compares the wiring's chip with those of this machine. A file may be checked on a laptop that has no chip at all; where there are some,
/// the one that is named has to be among them.
/// </summary>
public static class WiringFiles
{
    /// <returns>What there is to say although it is no error; empty: nothing.</returns>
    public static string Check(EdgeGateOptions options, IPlatform platform, IReadOnlyDictionary<string, ConfigNode> places,
        List<ConfigError> errors)
    {
        if (options.Gate.Chip.Length == 0)
            return "";
        IReadOnlyList<string> chips;
        try
        {
            chips = platform.Gates.Enumerate();
        }
        catch (GateLinesFaultException fault)
        {
            return $"gate.chip could not be compared with this machine's: {fault.Message}";
        }

        if (chips.Count == 0)
            return $"gate.chip could not be compared: this machine has no GPIO chip";
        if (chips.Any(chip => chip == options.Gate.Chip || chip.StartsWith(options.Gate.Chip + " (", StringComparison.Ordinal)))
            return "";
        var place = places.GetValueOrDefault("gate.chip");
        errors.Add(new(place?.Line ?? 0, place?.Column ?? 0, "gate.chip",
            $"{Quoted.Text(options.Gate.Chip)} is no chip of this machine; there are {string.Join(", ", chips)}. Take the label without its number of lines"));
        return "";
    }
}
