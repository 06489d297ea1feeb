using EdgeGate.Domain.Phrases;

namespace EdgeGate.Configuration.Reload;

/// <summary>Something to tell of the configuration.</summary>
/// <param name="IsAlarm">A person has to do something.</param>
/// <param name="Said">One sentence.</param>
public sealed record ConfigNews(bool IsAlarm, Phrase Said)
{
    /// <summary>The sentence in English.</summary>
    public string Text => Said.English;
}
