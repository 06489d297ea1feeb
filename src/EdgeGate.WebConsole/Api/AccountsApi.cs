using EdgeGate.Domain.Phrases;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Api;

/// <summary>Who may sign in.</summary>
internal static class AccountsApi
{
    internal sealed record AccountBody(string Name, Role Role, DateTimeOffset Changed);

    internal sealed record NewAccountBody(string? Name, string? Password, string? Role);

    internal static Task All(ConsoleRequest request) => request.Json(
        [.. request.Services.Accounts.All.Select(account => new AccountBody(account.Name, account.Role, account.Changed))],
        ConsoleJson.Default.IReadOnlyListAccountBody);

    /// <summary>Makes an account or sets another's password and role; whoever used it is signed out.</summary>
    internal static async Task Set(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.NewAccountBody).ConfigureAwait(false);
        var role = body.Role switch
        {
            nameof(Role.Operator) => Role.Operator,
            nameof(Role.Technician) => Role.Technician,
            _ => throw new RefusedException(400, "badInput", "role has to be Operator or Technician"),
        };
        var name = AccountRules.Normalise(body.Name) ?? throw new RefusedException(400, "accountName",
            "2 to 32 letters, digits, dots or dashes");
        if (name == request.Session!.User)
            throw new RefusedException(400, "ownAccount",
                "one's own password is changed with the present one, under My account; one's own role by another technician");
        if (await request.Hash(() => request.Services.Accounts.Set(name, body.Password ?? "", role)).ConfigureAwait(false) is { } wrong)
            throw new RefusedException(400, wrong, "the account was not made");
        request.Services.Sessions.EndAll(name);
        request.Services.Ports.Audit.Record(request.Who, Phrase.Of("setAccount", ("name", name), ("role", PhraseValue.Word("role", role))));
        await request.Done().ConfigureAwait(false);
    }

    internal static async Task Remove(ConsoleRequest request)
    {
        var name = request.Value("name");
        if (await request.Work(() => request.Services.Accounts.Remove(name)).ConfigureAwait(false) is { } wrong)
            throw new RefusedException(wrong == "noSuchAccount" ? 404 : 400, wrong, "the account stays");
        request.Services.Sessions.EndAll(name);
        request.Services.Ports.Audit.Record(request.Who, Phrase.Of("removedAccount", ("name", name)));
        await request.Done().ConfigureAwait(false);
    }
}
