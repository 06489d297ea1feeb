using EdgeGate.Domain.Gate;

namespace EdgeGate.Configuration.Options;

/// <summary>One line of the wiring while the file is being read.</summary>
public sealed class LineDraft
{
    public string Line { get; set; } = "";

    public bool ActiveLow { get; set; }

    public LineBias Bias { get; set; }

    public int DebounceMs { get; set; } = 20;

    public GateLine ToLine() => new(Line, ActiveLow, Bias, DebounceMs);
}
