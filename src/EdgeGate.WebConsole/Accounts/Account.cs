namespace EdgeGate.WebConsole.Accounts;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Name">Lower case, see <see cref="AccountRules"/>.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Password">See <see cref="PasswordHash"/>; never leaves the box.</param>
/// <param name="Changed">When the password was set, UTC, as far as the clock was right.</param>
public sealed record Account(string Name, Role Role, string Password, DateTimeOffset Changed);
