namespace EdgeGate.WebConsole.Accounts;

/// <summary>Which names and passwords are taken. Length counts, not kinds of characters.</summary>
internal static class AccountRules
{
    internal const int MinPassword = 12;
    internal const int MaxPassword = 128;
    internal const int MaxAccounts = 50;

    /// <summary>Guesses that a password has to withstand, a power of ten: what one a second finds in thirty years.</summary>
    private const double LeastGuesses = 9;

    /// <summary>A name as it is kept, or null when it is none: 2 to 32 letters, digits, dots, dashes.</summary>
    internal static string? Normalise(string? name)
    {
        var trimmed = name?.Trim().ToLowerInvariant() ?? "";
        return trimmed.Length is >= 2 and <= 32 && trimmed.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? trimmed
            : null;
    }

    /// <summary>What is wrong with a password: a code that the page translates; null when nothing is.</summary>
    internal static string? Refuse(string password, string name)
    {
        if (password.Length < MinPassword)
            return "passwordShort";
        if (password.Length > MaxPassword)
            return "passwordLong";
        return PasswordGuess.Of(password, name) < LeastGuesses ? "passwordCommon" : null;
    }
}
