using EdgeGate.Configuration.Keys;
using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Configuration;

namespace EdgeGate.Configuration.Reload;

/// <summary>What an edited file means for a running lane. Pure.</summary>
/// <param name="TakenOver">Keys with a new value that the lane takes over.</param>
/// <param name="Refused">Keys with a new value that has to wait for the next start.</param>
/// <param name="Contradictions">What the new values together with the ones that stay contradict; then nothing is taken over.</param>
public sealed record ConfigChange(IReadOnlyList<ConfigKey> TakenOver, IReadOnlyList<ConfigKey> Refused, IReadOnlyList<OptionError> Contradictions)
{
    /// <summary>Compares.</summary>
    /// <param name="running">In force.</param>
    /// <param name="wanted">As the file has it; valid.</param>
    public static ConfigChange Between(EdgeGateOptions running, EdgeGateOptions wanted)
    {
        var changed = ConfigSchema.Keys.Where(key => key.Read(running) != key.Read(wanted)).ToArray();
        var (hot, cold) = (changed.Where(key => key.Restart is null).ToArray(), changed.Where(key => key.Restart is not null).ToArray());
        var mixed = new EdgeGateOptions { BaseDirectory = running.BaseDirectory };
        foreach (var key in ConfigSchema.Keys)
            key.Copy(hot.Contains(key) ? wanted : running, mixed);
        return new(hot, cold, [.. mixed.Validate()]);
    }

    /// <summary>Takes over what can be. By the lane's thread, between two frames.</summary>
    public void Apply(EdgeGateOptions wanted, EdgeGateOptions running)
    {
        foreach (var key in TakenOver)
            key.Copy(wanted, running);
    }
}
