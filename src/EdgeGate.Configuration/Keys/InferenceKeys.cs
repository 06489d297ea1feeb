using EdgeGate.Configuration.Options;

namespace EdgeGate.Configuration.Keys;

public static class InferenceKeys
{
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        ChoiceKey.Of<InferenceChoice>(
            "inference.backend", "What computes the models: auto takes an NPU that is there and has converted models, else the CPU.",
            "A named NPU that is missing is an alarm, one that auto does not find is none; the CPU reads in both cases.",
            o => o.Inference.Backend, (o, v) => o.Inference.Backend = v, Restart.Models),
        new IntegerKey("inference.deadlineMs", 20, 5000, "milliseconds", o => o.Inference.DeadlineMs, (o, v) => o.Inference.DeadlineMs = v)
        {
            About = "Longest run of a model on an NPU; its process is ended when it exceeds that.",
            Why = "A hundred times what a run takes, and short enough that the driver notices nothing.", Restart = Restart.Models,
        },
        new IntegerKey("inference.openMs", 500, 120_000, "milliseconds", o => o.Inference.OpenMs, (o, v) => o.Inference.OpenMs = v)
        {
            About = "Longest time for loading an NPU's runtime, and each model on it.", Why = "Some load firmware too.", Restart = Restart.Models,
        },
        new IntegerKey("inference.retryMs", 0, 60_000, "milliseconds", o => o.Inference.RetryMs, (o, v) => o.Inference.RetryMs = v)
        {
            About = "An NPU that failed is tried again after this; the wait doubles at each failure.",
            Why = "Most faults are gone when the process is; one that is not must not keep the CPU busy.", Restart = Restart.Models,
        },
        new IntegerKey("inference.retryMostMs", 0, 3_600_000, "milliseconds", o => o.Inference.RetryMostMs, (o, v) => o.Inference.RetryMostMs = v)
        {
            About = "Longest such wait.", Why = "An NPU that is broken for good costs an attempt in five minutes.", Restart = Restart.Models,
        },
    ];
}
