using System.Text.Json;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EdgeGate.WebConsole.Http;

/// <summary>
/// The way of one request: is it meant for us, is it in the table, may this person, does it come from our page; then its handler.
/// Whatever a handler throws ends with an answer, never with the process.
/// </summary>
internal sealed class Pipeline(ConsoleServices services, IReadOnlyList<Endpoint> table)
{
    /// <summary>
    /// Only sent over TLS, not readable by scripts, never sent from another site's page, good for this host and every path.
    /// </summary>
    internal const string Cookie = "__Host-edgegate";

    // As long as two lists of the largest size take: a second operator waits, a crowd is told to come again.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    internal async Task Handle(HttpContext http)
    {
        SecurityHeaders.Apply(http.Response);
        http.Response.Headers[BoxClock.Header] = services.Clock.Text;
        try
        {
            await Answer(http).ConfigureAwait(false);
        }
        catch (RefusedException e)
        {
            await Refuse(http, e.Status, e.Code, e.Message).ConfigureAwait(false);
        }
        catch (BusyException)
        {
            http.Response.Headers.RetryAfter = "2";
            await Refuse(http, 503, "busy", "too much is asked of the box at once; try again in a moment").ConfigureAwait(false);
        }
        catch (RecordsFaultException e)
        {
            await Refuse(http, 400, "records", e.Message).ConfigureAwait(false);
        }
        catch (ReadStoreFaultException e)
        {
            await Refuse(http, 503, "storage", e.Message).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await Refuse(http, e.StatusCode, e.StatusCode == 413 ? "tooLarge" : "badInput", e.Message).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be answered.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Log.RequestFailed(services.Logger, http.Request.Method, http.Request.Path.Value ?? "", e);
            await Refuse(http, 500, "failed", "the box could not do it; its log says why").ConfigureAwait(false);
        }
    }

    private async Task Answer(HttpContext http)
    {
        var request = http.Request;
        if (!Origins.IsOurs(request.Host, services.Options))
            throw new RefusedException(421, "wrongHost",
                $"this box is not called {request.Host.Host}; console.hostNames in its configuration adds names");
        var match = EndpointMatch.Find(table, request.Method, request.Path.Value ?? "/");
        if (match.Endpoint is not { } endpoint)
            throw new RefusedException(match.PathKnown ? 405 : 404, "notFound", $"there is no {request.Method} {request.Path}");

        var session = services.Sessions.Find(request.Cookies[Cookie], use: false);
        var fromBox = http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address);
        if (AccessRules.Refuse(endpoint.Access, session, fromBox, services.Options.MetricsToAll) is var refused and not 0)
            throw new RefusedException(refused, refused == 401 ? "signIn" : "notAllowed", "this is not for you");
        if (endpoint.Changes)
            CheckChange(request, endpoint, session);
        var ask = new ConsoleRequest(http, services, endpoint, session, match.Values);
        ask.CheckPressed();

        // Only what a page of ours asked for counts as use.
        if (session is not null && !endpoint.InBackground)
            services.Sessions.Find(request.Cookies[Cookie], use: true);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = endpoint.Changes ? endpoint.MaxBody : 0;
        var share = http.Features.Get<ConnectionShares.Share>();
        share?.Begin(session?.User);
        try
        {
            if (endpoint.IsLarge && request.ContentLength is null or > Endpoint.SmallBody)
                await HandleInTurn(endpoint, ask).ConfigureAwait(false);
            else
                await endpoint.Handle(ask).ConfigureAwait(false);
        }
        finally
        {
            share?.End();
        }
    }

    /// <summary>A large body takes its place before it is read: whoever does not get one in a moment is told to come again.</summary>
    private async Task HandleInTurn(Endpoint endpoint, ConsoleRequest request)
    {
        if (!await services.LargeBodies.WaitAsync(Patience, request.Http.RequestAborted).ConfigureAwait(false))
            throw new BusyException();
        try
        {
            await endpoint.Handle(request).ConfigureAwait(false);
        }
        finally
        {
            services.LargeBodies.Release();
        }
    }

    private static void CheckChange(HttpRequest request, Endpoint endpoint, Accounts.Session? session)
    {
        if (!Origins.IsOwnPage(request) || !Origins.HasToken(request, session))
            throw new RefusedException(403, "foreignPage",
                $"this has to come from the box's own page: header {Origins.CsrfHeader} is missing or wrong");
        if (request.ContentLength > endpoint.MaxBody)
            throw new RefusedException(413, "tooLarge", $"{request.ContentLength} bytes; at most {endpoint.MaxBody} are read here");
        var type = request.ContentType?.Split(';')[0].Trim() ?? "";
        var hasBody = request.ContentLength is > 0 || (request.ContentLength is null && request.Headers.TransferEncoding.Count > 0);
        if (hasBody && !string.Equals(type, endpoint.Accepts, StringComparison.OrdinalIgnoreCase))
            throw new RefusedException(415, "badInput", $"the body has to be {endpoint.Accepts}");
    }

    private static async Task Refuse(HttpContext http, int status, string code, string message)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        try
        {
            http.Response.StatusCode = status;
            http.Response.ContentType = "application/json; charset=utf-8";
            var body = JsonSerializer.SerializeToUtf8Bytes(new ErrorBody(code, message), HttpJson.Default.ErrorBody);
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The other end has gone.
        }
    }
}
