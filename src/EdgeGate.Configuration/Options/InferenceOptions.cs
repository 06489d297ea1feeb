using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Inference;
using static EdgeGate.Domain.Configuration.OptionKey<EdgeGate.Configuration.Options.InferenceOptions>;

namespace EdgeGate.Configuration.Options;

/// <summary>Settings of what computes the models, and of what happens when it fails.</summary>
public sealed record InferenceOptions
{
    /// <summary>The keys of the section: what each option does, its range and unit, and the reason for what it begins with.</summary>
    public static IReadOnlyList<OptionKey<InferenceOptions>> Keys { get; } =
    [
        Choice("backend", o => o.Backend, (o, v) => o with { Backend = v },
            "What computes the models: auto takes an NPU that is there and has converted models, else the CPU.",
            "A named NPU that is missing is an alarm, one that auto does not find is none; the CPU reads in both cases.", Restart.Models),
        Whole("deadlineMs", o => o.DeadlineMs, (o, v) => o with { DeadlineMs = v }, 20, 5000, "milliseconds",
            "Longest run of a model on an NPU; its process is ended when it exceeds that.",
            "A hundred times what a run takes, and short enough that the driver notices nothing.", Restart.Models),
        Whole("openMs", o => o.OpenMs, (o, v) => o with { OpenMs = v }, 500, 120_000, "milliseconds",
            "Longest time for loading an NPU's runtime, and each model on it.", "Some load firmware too.", Restart.Models),
        Whole("retryMs", o => o.RetryMs, (o, v) => o with { RetryMs = v }, 0, 60_000, "milliseconds",
            "An NPU that failed is tried again after this; the wait doubles at each failure.",
            "Most faults are gone when the process is; one that is not must not keep the CPU busy.", Restart.Models),
        Whole("retryMostMs", o => o.RetryMostMs, (o, v) => o with { RetryMostMs = v }, 0, 3_600_000, "milliseconds",
            "Longest such wait.", "An NPU that is broken for good costs an attempt in five minutes.", Restart.Models),
    ];

    public InferenceChoice Backend { get; init; }
    public int DeadlineMs { get; init; } = 500;
    public int OpenMs { get; init; } = 10_000;
    public int RetryMs { get; init; } = 2_000;
    public int RetryMostMs { get; init; } = 300_000;

    /// <summary>As the runtimes want it.</summary>
    public InferenceLimits Limits => new(TimeSpan.FromMilliseconds(DeadlineMs), TimeSpan.FromMilliseconds(OpenMs));

    /// <summary>What single values cannot show.</summary>
    public IEnumerable<OptionError> Validate()
    {
        if (RetryMostMs < RetryMs)
            yield return new("inference.retryMostMs", $"{RetryMostMs} is less than inference.retryMs, {RetryMs}");
    }
}
