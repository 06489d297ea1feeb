using EdgeGate.Domain.Gate;

namespace EdgeGate.Appliance.Configuration;

/// <summary>One line of the wiring while the file is being read.</summary>
internal sealed class LineDraft
{
    internal string Line { get; set; } = "";

    internal bool ActiveLow { get; set; }

    internal LineBias Bias { get; set; }

    internal int DebounceMs { get; set; } = 20;

    internal GateLine ToLine() => new(Line, ActiveLow, Bias, DebounceMs);
}
