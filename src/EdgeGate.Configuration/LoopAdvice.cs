using EdgeGate.Access.Policy;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Gate;

namespace EdgeGate.Configuration;

/// <summary>Whether the rules make use of the entry loop that is wired, and do not ask for one that is not.</summary>
public static class LoopAdvice
{
    private const string Key = "access.requireLoop";

    /// <returns>What there is to say although it is no error; empty: nothing.</returns>
    public static string Check(EdgeGateOptions options, IReadOnlyDictionary<string, ConfigNode> places, List<ConfigError> errors)
    {
        var isWired = options.Gate.Inputs[GateInput.EntryLoop].Line.Length > 0;
        if (options.Access.RequireLoop && options.Gate.Chip.Length > 0 && !isWired)
        {
            var place = places.GetValueOrDefault(Key);
            errors.Add(new(place?.Line ?? 0, place?.Column ?? 0, Key,
                "is true, but gate.inputs.entryLoop names no line: no vehicle would ever be let in; wire the loop, or set it to false"));
            return "";
        }

        return isWired && !options.Access.RequireLoop && options.Access.Mode != AccessMode.Closed
            ? $"an entry loop is wired (gate.inputs.entryLoop), but {Key} is false: with true, a printed plate and a car that only drives past open nothing"
            : "";
    }
}
