using System.Text.Json;

namespace EdgeGate.WebConsole.Accounts;

/// <summary>
/// Everybody who may sign in, in one file. There is no account and no password until somebody with the one-time code makes one. Safe
/// from any thread; checking a password costs tenths of a second, so it belongs on the console's own worker.
/// </summary>
public sealed class AccountStore
{
    private readonly Lock _gate = new();
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);

    /// <summary>Loads the accounts. A damaged file is set aside, never deleted: the box is then as new, and a code is needed.</summary>
    /// <param name="directory">Made when it is not there.</param>
    /// <param name="time">For the date of a password.</param>
    /// <exception cref="IOException">The folder cannot be made or read.</exception>
    public AccountStore(string directory, TimeProvider time)
    {
        (_file, _time) = (Path.Combine(directory, "accounts.json"), time);
        PrivateFile.MakeFolder(directory);
        if (!File.Exists(_file))
            return;
        try
        {
            var file = JsonSerializer.Deserialize(File.ReadAllBytes(_file), AccountJson.Default.AccountFile);
            foreach (var account in file?.Accounts ?? throw new JsonException("no accounts in it"))
                _accounts[account.Name] = Enum.IsDefined(account.Role) ? account : account with { Role = Role.Operator };
        }
        catch (Exception e) when (e is not (IOException or UnauthorizedAccessException or OutOfMemoryException))
        {
            // Whatever a damaged file makes of the accounts: half of them would be worse than none, for a technician might be missing.
            _accounts.Clear();
            SetAside = $"{_file}.damaged-{time.GetUtcNow():yyyyMMddHHmmss}";
            File.Move(_file, SetAside, overwrite: true);
        }
    }

    /// <summary>Where a damaged file was set aside; empty when none was.</summary>
    public string SetAside { get; } = "";

    /// <summary>Everybody, by name.</summary>
    public IReadOnlyList<Account> All
    {
        get
        {
            lock (_gate)
                return [.. _accounts.Values.OrderBy(account => account.Name, StringComparer.Ordinal)];
        }
    }

    /// <summary>True while nobody can sign in.</summary>
    public bool IsEmpty => All.Count == 0;

    /// <summary>The account when name and password belong together; null, after the same time, when not.</summary>
    public Account? Verify(string name, string password)
    {
        Account? account;
        lock (_gate)
            account = _accounts.GetValueOrDefault(AccountRules.Normalise(name) ?? "");
        var right = password.Length <= AccountRules.MaxPassword && PasswordHash.Verify(password, account?.Password ?? PasswordHash.Nobody);
        return right ? account : null;
    }

    /// <summary>Makes an account or gives an existing one a new password and role.</summary>
    /// <returns>What is wrong: a code that the page translates; null when it was done.</returns>
    public string? Set(string name, string password, Role role)
    {
        if (AccountRules.Normalise(name) is not { } normal)
            return "accountName";
        if (AccountRules.Refuse(password, normal) is { } refused)
            return refused;
        var account = new Account(normal, role, PasswordHash.Create(password), _time.GetUtcNow());
        lock (_gate)
        {
            var next = new Dictionary<string, Account>(_accounts, StringComparer.Ordinal) { [normal] = account };
            if (next.Count > AccountRules.MaxAccounts)
                return "accountsFull";
            if (!next.Values.Any(other => other.Role == Role.Technician))
                return "lastTechnician";
            return Keep(next);
        }
    }

    /// <summary>Takes an account away.</summary>
    /// <returns>What is wrong: a code that the page translates; null when it was done.</returns>
    public string? Remove(string name)
    {
        lock (_gate)
        {
            var next = new Dictionary<string, Account>(_accounts, StringComparer.Ordinal);
            if (!next.Remove(name))
                return "noSuchAccount";
            if (!next.Values.Any(other => other.Role == Role.Technician))
                return "lastTechnician";
            return Keep(next);
        }
    }

    private string? Keep(Dictionary<string, Account> next)
    {
        try
        {
            PrivateFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(new AccountFile(1, [.. next.Values]),
                AccountJson.Default.AccountFile));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "notKept";
        }

        _accounts.Clear();
        foreach (var (name, account) in next)
            _accounts[name] = account;
        return null;
    }
}
