using System.Globalization;
using System.Net;
using EdgeGate.Domain.Phrases;
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
        new StateBody(request.Services.Accounts.IsEmpty, request.Session is { } session ? Describe(request, session) : null),
        ConsoleJson.Default.StateBody);

    /// <summary>
    /// Makes a technician's account for whoever has the one-time code; also the way back in when every password is lost, or somebody keeps
    /// guessing at them. What strangers try here slows nobody down: sixty random bits are not guessed.
    /// </summary>
    internal static async Task First(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.FirstBody).ConfigureAwait(false);
        var services = request.Services;
        var wrong = await services.CodeWorker.Run(() =>
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
        {
            if (services.WrongCodes.Add())
                services.Ports.Audit.Record($"somebody at {request.Place}", Phrase.Of("wrongCode"));
            throw new RefusedException(403, wrong, "this is not the code that was issued last, or it is too old");
        }

        services.WrongCodes.Reset();
        if (wrong is not null)
            throw new RefusedException(400, wrong, "the account was not made");
        var name = AccountRules.Normalise(body.Name)!;
        services.Sessions.EndAll(name);
        request.Services.Ports.Audit.Record($"{name} at {request.Place}", Phrase.Of("firstAccount"));
        await Begin(request, name, Role.Technician).ConfigureAwait(false);
    }

    internal static async Task Login(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.LoginBody).ConfigureAwait(false);
        var name = AccountRules.Normalise(body.Name) ?? "(no name)";
        var device = request.Services.Devices.Find(request.Http.Request.Cookies[DeviceMarks.Cookie], name);
        var account = await Try(request, name, device, () => request.Services.Accounts.Verify(name, body.Password ?? ""))
            .ConfigureAwait(false);
        request.Services.Ports.Audit.Record($"{name} at {request.Place}", Phrase.Of("signedIn"));
        await Begin(request, account.Name, account.Role).ConfigureAwait(false);
    }

    internal static Task Current(ConsoleRequest request) =>
        request.Json(Describe(request, request.Session!), ConsoleJson.Default.SessionBody);

    internal static Task Logout(ConsoleRequest request)
    {
        request.Services.Sessions.End(request.Session!);
        request.Services.Ports.Audit.Record(request.Who, Phrase.Of("signedOut"));
        request.Http.Response.Cookies.Delete(Pipeline.Cookie, CookieOptions());
        return request.Done();
    }

    /// <summary>A new password for oneself; every other browser of the account is signed out.</summary>
    internal static async Task ChangePassword(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.PasswordBody).ConfigureAwait(false);
        var (services, session) = (request.Services, request.Session!);

        // A count of this session's own: strangers cannot keep anybody from changing a password.
        var account = await Try(request, session.User, session.Csrf, () => services.Accounts.Verify(session.User, body.Current ?? ""))
            .ConfigureAwait(false);
        if (await request.Hash(() => services.Accounts.Set(account.Name, body.Password ?? "", account.Role))
            .ConfigureAwait(false) is { } wrong)
            throw new RefusedException(400, wrong, "the password was not changed");
        services.Sessions.EndAll(session.User, except: session);
        services.Ports.Audit.Record(request.Who, Phrase.Of("ownPassword"));
        await request.Done().ConfigureAwait(false);
    }

    /// <summary>One try of a password: counted before it is looked at, and not at all when it was right or nobody looked.</summary>
    /// <exception cref="RefusedException">It is wrong, or it comes too soon after wrong ones.</exception>
    private static async Task<Account> Try(ConsoleRequest request, string name, string? device, Func<Account?> verify)
    {
        // Behind a tunnel that ends on the box everybody is the box itself: one of them must not slow the others down.
        var place = request.Http.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address) ? address : null;
        if (request.Services.Guard.Begin(name, place, device, out var wait) is not { } counted)
        {
            var seconds = (int)Math.Ceiling(wait.TotalSeconds);
            request.Http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            throw new RefusedException(429, "locked", $"too many wrong tries; wait {seconds} s");
        }

        Account? account;
        try
        {
            account = await request.Hash(verify).ConfigureAwait(false);
        }
        catch
        {
            request.Services.Guard.TakeBack(counted, isRight: false);
            throw;
        }

        if (account is null)
        {
            request.Services.Ports.Audit.Record($"somebody at {request.Place}", Phrase.Of("wrongPassword", ("name", name)));
            throw new RefusedException(403, "wrongPassword", "wrong name or password");
        }

        request.Services.Guard.TakeBack(counted, isRight: true);
        return account;
    }

    private static Task Begin(ConsoleRequest request, string name, Role role)
    {
        // A cookie of before is worth nothing any more: sessions cannot be fixed in advance.
        if (request.Services.Sessions.Find(request.Http.Request.Cookies[Pipeline.Cookie], use: false) is { } before)
            request.Services.Sessions.End(before);
        var (session, token) = request.Services.Sessions.Begin(name, role);
        var cookies = request.Http.Response.Cookies;
        cookies.Append(Pipeline.Cookie, token, CookieOptions());
        var marked = CookieOptions();
        marked.MaxAge = DeviceMarks.Kept;
        cookies.Append(DeviceMarks.Cookie, request.Services.Devices.Add(request.Http.Request.Cookies[DeviceMarks.Cookie], name), marked);
        return request.Json(Describe(request, session), ConsoleJson.Default.SessionBody);
    }

    private static SessionBody Describe(ConsoleRequest request, Session session) =>
        new(session.User, session.Role, session.Csrf, Math.Max(0, (int)request.Services.Sessions.Left(session).TotalSeconds));

    private static CookieOptions CookieOptions() => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/" };
}
