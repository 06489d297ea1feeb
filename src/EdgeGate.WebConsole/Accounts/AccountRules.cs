namespace EdgeGate.WebConsole.Accounts;

/// <summary>Which names and passwords are taken. Length counts, not kinds of characters.</summary>
internal static class AccountRules
{
    internal const int MinPassword = 12;
    internal const int MaxPassword = 128;
    internal const int MaxAccounts = 50;

    // What people write when twelve characters are wanted; whatever is built on one of these and little more is refused.
    private static readonly string[] Common =
    [
        "password", "passwort", "passw0rd", "contrasena", "matkhau", "mima", "edgegate", "admin", "administrator", "operator", "technician",
        "welcome", "willkommen", "letmein", "changeme", "default", "secret", "qwerty", "qwertz", "azerty", "asdfgh", "zxcvbn", "iloveyou",
        "barrier", "parking", "gate", "test", "user", "login", "master", "abc", "abcdef", "abcdefghijkl", "1234", "12345", "123456", "1234567890",
        "qwertyuiop", "1q2w3e4r", "1qaz2wsx", "q1w2e3r4", "monkey", "dragon", "football", "sunshine", "princess", "superman", "computer",
    ];

    /// <summary>A name as it is kept, or null when it is none: 2 to 32 letters, digits, dots, dashes.</summary>
    internal static string? Normalise(string? name)
    {
        var trimmed = name?.Trim().ToLowerInvariant() ?? "";
        return trimmed.Length is >= 2 and <= 32 && trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? trimmed : null;
    }

    /// <summary>What is wrong with a password: a code that the page translates; null when nothing is.</summary>
    internal static string? Refuse(string password, string name)
    {
        if (password.Length < MinPassword)
            return "passwordShort";
        if (password.Length > MaxPassword)
            return "passwordLong";
        if (password.Distinct().Count() < 5 || IsRun(password))
            return "passwordCommon";
        var bare = password.ToLowerInvariant();
        if (name.Length >= 3)
            bare = bare.Replace(name, "", StringComparison.Ordinal);
        foreach (var word in Common.OrderByDescending(word => word.Length))
            bare = bare.Replace(word, "", StringComparison.Ordinal);
        return bare.Count(char.IsLetter) < 4 && bare.Length < 8 ? "passwordCommon" : null;
    }

    /// <summary>True for 123456789012, abcdefghijkl and their like.</summary>
    private static bool IsRun(string password)
    {
        var steps = 0;
        for (var i = 1; i < password.Length; i++)
            steps += Math.Abs(password[i] - password[i - 1]) <= 1 ? 1 : 0;
        return steps >= password.Length - 2;
    }
}
