namespace EdgeGate.Domain.Records;

/// <summary>By which rules recorded vehicles are to be decided on again.</summary>
public sealed record WhatIfQuestion
{
    /// <summary>Only vehicles at or after this wall-clock time; null: all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Keys of the section access with other values, such as <c>access.minConfidence=0.95</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Another list, CSV as UTF-8; null: the one in force.</summary>
    public byte[]? ListCsv { get; init; }
}
