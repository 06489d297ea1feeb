namespace EdgeGate.Configuration.Reload;

/// <summary>Something to tell of the configuration.</summary>
/// <param name="IsAlarm">A person has to do something.</param>
/// <param name="Text">One sentence.</param>
public sealed record ConfigNews(bool IsAlarm, string Text);
