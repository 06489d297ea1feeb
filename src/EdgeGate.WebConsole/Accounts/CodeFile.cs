namespace EdgeGate.WebConsole.Accounts;

/// <summary>The file of the one-time code: its hash and when it was issued.</summary>
internal sealed record CodeFile(string Hash, DateTimeOffset Issued);
