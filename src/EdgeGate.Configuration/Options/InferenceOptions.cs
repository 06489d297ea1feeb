using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Inference;

namespace EdgeGate.Configuration.Options;

/// <summary>Settings of what computes the models, and of what happens when it fails.</summary>
public sealed class InferenceOptions
{
    /// <summary>Default auto: a box with an NPU and converted models uses it without a word in its configuration.</summary>
    public InferenceChoice Backend { get; set; }

    /// <summary>
    /// Milliseconds that one run of a model may take, 20 to 5000. Default 500: a hundred times what a run takes, and a driver who has
    /// waited that long notices nothing yet. An NPU's process that exceeds it is ended.
    /// </summary>
    public int DeadlineMs { get; set; } = 500;

    /// <summary>Milliseconds for loading the runtime of an NPU and each model, 500 to 120000. Default 10000: firmware is loaded too.</summary>
    public int OpenMs { get; set; } = 10_000;

    /// <summary>Milliseconds before an NPU that failed is tried again for the first time, 0 to 60000. Default 2000: the wait doubles at each failure.</summary>
    public int RetryMs { get; set; } = 2_000;

    /// <summary>Longest such wait in milliseconds, 0 to 3600000. Default 300000: an NPU that is broken for good costs an attempt in five minutes.</summary>
    public int RetryMostMs { get; set; } = 300_000;

    /// <summary>As the runtimes want it.</summary>
    public InferenceLimits Limits => new(TimeSpan.FromMilliseconds(DeadlineMs), TimeSpan.FromMilliseconds(OpenMs));

    /// <summary>What single values cannot show.</summary>
    public IEnumerable<OptionError> Validate()
    {
        if (RetryMostMs < RetryMs)
            yield return new("inference.retryMostMs", $"{RetryMostMs} is less than inference.retryMs, {RetryMs}");
    }
}
