using System.Globalization;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Http;
using Microsoft.AspNetCore.Http;

namespace EdgeGate.WebConsole.Api;

/// <summary>Signing in and out.</summary>
internal static class SessionApi
{
    internal sealed record StateBody(bool First, SessionBody? Session);

    internal sealed record FirstBody(string? Code, string? Name, string? Password);

    internal sealed record LoginBody(string? Name, string? Password);

    internal sealed record PasswordBody(string? Current, string? Password);

    internal sealed record SessionBody(string User, Role Role, string Csrf, int SecondsLeft);

    /// <summary>Whether the first account has still to be made, and who is signed in on this browser.</summary>
    internal static Task State(ConsoleRequest request) => request.Json(
        new StateBody(request.Services.Accounts.IsEmpty, request.Session is { } session ? Describe(request, session) : null), ConsoleJson.Default.StateBody);

    /// <summary>Makes a technician's account for whoever has the one-time code; also the way back in when every password is lost.</summary>
    internal static async Task First(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.FirstBody).ConfigureAwait(false);
        const string Name = "(code)";
        CheckWait(request, Name);
        var services = request.Services;
        var wrong = await request.Hash(() =>
        {
            if (!services.Code.IsRight(body.Code ?? ""))
                return "wrongCode";
            if (services.Accounts.Set(body.Name ?? "", body.Password ?? "", Role.Technician) is { } refused)
                return refused;
            services.Code.Burn();
            services.OnFirstAccount?.Invoke();
            return null;
        }).ConfigureAwait(false);
        if (wrong == "wrongCode")
            Fail(request, Name, "a wrong one-time code", wrong);
        if (wrong is not null)
            throw new RefusedException(400, wrong, "the account was not made");
        var name = AccountRules.Normalise(body.Name)!;
        services.Guard.Succeeded(Name, request.Place);
        services.Sessions.EndAll(name);
        request.Services.Ports.Audit.Record($"{name} at {request.Place}", "made a technician's account with the one-time code");
        await Begin(request, name, Role.Technician).ConfigureAwait(false);
    }

    internal static async Task Login(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.LoginBody).ConfigureAwait(false);
        var name = AccountRules.Normalise(body.Name) ?? "(no name)";
        CheckWait(request, name);
        var account = await request.Hash(() => request.Services.Accounts.Verify(name, body.Password ?? "")).ConfigureAwait(false);
        if (account is null)
            Fail(request, name, $"a wrong password for {name}", "wrongPassword");
        request.Services.Guard.Succeeded(name, request.Place);
        request.Services.Ports.Audit.Record($"{name} at {request.Place}", "signed in");
        await Begin(request, account!.Name, account.Role).ConfigureAwait(false);
    }

    internal static Task Current(ConsoleRequest request) => request.Json(Describe(request, request.Session!), ConsoleJson.Default.SessionBody);

    internal static Task Logout(ConsoleRequest request)
    {
        request.Services.Sessions.End(request.Session!);
        request.Services.Ports.Audit.Record(request.Who, "signed out");
        request.Http.Response.Cookies.Delete(Pipeline.Cookie, CookieOptions());
        return request.Done();
    }

    /// <summary>A new password for oneself; every other browser of the account is signed out.</summary>
    internal static async Task ChangePassword(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.PasswordBody).ConfigureAwait(false);
        var (services, session) = (request.Services, request.Session!);
        CheckWait(request, session.User);
        var wrong = await request.Hash(() => services.Accounts.Verify(session.User, body.Current ?? "") is { } account
            ? services.Accounts.Set(account.Name, body.Password ?? "", account.Role) : "wrongPassword").ConfigureAwait(false);
        if (wrong == "wrongPassword")
            Fail(request, session.User, $"a wrong password for {session.User}", wrong);
        if (wrong is not null)
            throw new RefusedException(400, wrong, "the password was not changed");
        services.Sessions.EndAll(session.User, except: session);
        services.Ports.Audit.Record(request.Who, "changed their password");
        await request.Done().ConfigureAwait(false);
    }

    private static void CheckWait(ConsoleRequest request, string name)
    {
        if (request.Services.Guard.Wait(name, request.Place) is not { Ticks: > 0 } wait)
            return;
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        request.Http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        throw new RefusedException(429, "locked", $"too many wrong tries; wait {seconds} s");
    }

    private static void Fail(ConsoleRequest request, string name, string what, string code)
    {
        var locked = request.Services.Guard.Failed(name, request.Place);
        if (locked > TimeSpan.Zero)
        {
            Log.LockedOut(request.Services.Logger, request.Place, (int)locked.TotalSeconds);
            request.Services.Ports.Audit.Record($"somebody at {request.Place}", $"gave {what} and is locked out for {locked.TotalSeconds:0} s");
        }
        else
        {
            request.Services.Ports.Audit.Record($"somebody at {request.Place}", $"gave {what}");
        }

        throw new RefusedException(403, code, "name and password do not belong together, or the code is not the one that was issued last");
    }

    private static Task Begin(ConsoleRequest request, string name, Role role)
    {
        // A cookie of before is worth nothing any more: sessions cannot be fixed in advance.
        if (request.Services.Sessions.Find(request.Http.Request.Cookies[Pipeline.Cookie], use: false) is { } before)
            request.Services.Sessions.End(before);
        var (session, token) = request.Services.Sessions.Begin(name, role);
        request.Http.Response.Cookies.Append(Pipeline.Cookie, token, CookieOptions());
        return request.Json(Describe(request, session), ConsoleJson.Default.SessionBody);
    }

    private static SessionBody Describe(ConsoleRequest request, Session session) =>
        new(session.User, session.Role, session.Csrf, Math.Max(0, (int)request.Services.Sessions.Left(session).TotalSeconds));

    private static CookieOptions CookieOptions() => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/" };
}
