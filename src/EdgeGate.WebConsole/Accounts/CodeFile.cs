namespace EdgeGate.WebConsole.Accounts;

/// <summary>The file of the one-time code.</summary>
/// <param name="Hash">Of the code.</param>
/// <param name="Issued">When, UTC, as far as the clock was right; for people who look into the file.</param>
internal sealed record CodeFile(string Hash, DateTimeOffset Issued)
{
    /// <summary>The boot in which it was issued; null in files of earlier releases.</summary>
    public string? Boot { get; init; }

    /// <summary>Seconds since that boot.</summary>
    public double IssuedAt { get; init; }
}
