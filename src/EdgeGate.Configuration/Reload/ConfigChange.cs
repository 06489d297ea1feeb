using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Configuration;

namespace EdgeGate.Configuration.Reload;

/// <summary>What an edited file means for a running lane. Pure.</summary>
/// <param name="Next">
/// What is in force once it is taken over: the running options with the new values of the keys that a running lane takes.
/// </param>
/// <param name="TakenOver">Keys with a new value that the lane takes over.</param>
/// <param name="Refused">Keys with a new value that has to wait for the next start.</param>
/// <param name="Contradictions">What the new values together with the ones that stay contradict; then nothing is taken over.</param>
public sealed record ConfigChange(
    EdgeGateOptions Next, IReadOnlyList<ConfigKey> TakenOver, IReadOnlyList<ConfigKey> Refused, IReadOnlyList<OptionError> Contradictions)
{
    /// <summary>Compares.</summary>
    /// <param name="running">In force.</param>
    /// <param name="wanted">As the file has it; valid.</param>
    public static ConfigChange Between(EdgeGateOptions running, EdgeGateOptions wanted)
    {
        var changed = ConfigSchema.Keys.Where(key => key.Read(running) != key.Read(wanted)).ToArray();
        var (hot, cold) = (changed.Where(key => key.Restart is null).ToArray(), changed.Where(key => key.Restart is not null).ToArray());
        var next = hot.Aggregate(running, (mixed, key) => key.Copy(wanted, mixed));
        return new(next, hot, cold, [.. next.Validate()]);
    }
}
