namespace EdgeGate.WebConsole.Accounts;

/// <summary>The file of the accounts.</summary>
/// <param name="Version">1.</param>
/// <param name="Accounts">Everybody.</param>
internal sealed record AccountFile(int Version, IReadOnlyList<Account> Accounts);
