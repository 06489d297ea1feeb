namespace EdgeGate.Configuration.Parsing;

/// <summary>Something the user asked for cannot be had as asked; the message says what to change.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="unnamed">The same without plates, owners and notes, for the system journal; null: the message holds none.</param>
public sealed class SetupException(string message, string? unnamed = null) : Exception(message)
{
    /// <summary>The message without plates, owners and notes; null: it holds none.</summary>
    public string? Unnamed { get; } = unnamed;
}
