namespace EdgeGate.Domain.Configuration;

/// <summary>One thing wrong with a configuration.</summary>
/// <param name="Key">The key as written in the file, dots between levels: <c>access.minConfidence</c>.</param>
/// <param name="Message">What is wrong and what would be right, with unit and range.</param>
public sealed record OptionError(string Key, string Message);
