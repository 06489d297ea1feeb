using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Serving;
using Microsoft.AspNetCore.Http;

namespace EdgeGate.WebConsole.Http;

/// <summary>One request that was let through, with what its handler needs.</summary>
internal sealed class ConsoleRequest(HttpContext http, ConsoleServices services, Endpoint endpoint, Session? session,
    IReadOnlyDictionary<string, string> values)
{
    /// <summary>How long it may still be done. Where a body takes its time to arrive, only the beginning has to be in time.</summary>
    internal CommandWindow Window { get; } = new(
        services.Clock, services.Clock.Read(http.Request.Headers[CommandWindow.Header] is [{ } pressed] ? pressed : null),
        endpoint.IsLarge ? TimeSpan.MaxValue : CommandWindow.Length, http.RequestAborted, session?.Ended ?? CancellationToken.None);

    private static readonly TimeSpan LongestBody = TimeSpan.FromMinutes(1);

    internal HttpContext Http { get; } = http;

    internal ConsoleServices Services { get; } = services;

    /// <summary>Null only where anybody may ask.</summary>
    internal Session? Session { get; } = session;

    /// <summary>The address it comes from.</summary>
    internal string Place => Http.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    /// <summary>Who, for the audit.</summary>
    internal string Who => $"{Session?.User ?? "nobody"} at {Place}";

    /// <summary>What stands in the path where the pattern has braces.</summary>
    internal string Value(string name) => Uri.UnescapeDataString(values[name]);

    internal string? Query(string name) => Http.Request.Query[name] is [{ Length: > 0 } value] ? value : null;

    internal long? QueryNumber(string name) =>
        Query(name) is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new RefusedException(400, "badInput", $"{name}={text} is no number");

    internal DateTimeOffset? QueryTime(string name) =>
        Query(name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw new RefusedException(400, "badInput", $"{name}={text} is no time, such as 2026-11-25T08:00:00Z");

    /// <summary>The body as JSON.</summary>
    /// <exception cref="RefusedException">It is none, or not of this shape.</exception>
    internal async Task<T> Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(Http.Request.Body, type, Http.RequestAborted).ConfigureAwait(false)
                ?? throw new RefusedException(400, "badInput", "the body is empty");
        }
        catch (JsonException)
        {
            throw new RefusedException(400, "badInput", "the body is not the JSON that is asked for");
        }
    }

    /// <summary>The body as it comes, within a minute: whoever sends it drop by drop holds a place that others wait for.</summary>
    internal async Task<byte[]> ReadBytes()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Http.RequestAborted);
        patience.CancelAfter(LongestBody);
        using var body = new MemoryStream((int)Math.Clamp(Http.Request.ContentLength ?? 0, 0, endpoint.MaxBody));
        try
        {
            await Http.Request.Body.CopyToAsync(body, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!Http.RequestAborted.IsCancellationRequested)
        {
            throw new RefusedException(408, "badInput", $"the body did not come within {LongestBody.TotalSeconds:0} s");
        }

        return body.Capacity == body.Length ? body.GetBuffer() : body.ToArray();
    }

    /// <summary>Refuses a change by somebody signed in that does not say when it was asked for, or says that it was long ago.</summary>
    /// <exception cref="RefusedException">So it was.</exception>
    internal void CheckPressed()
    {
        if (!IsBound)
            return;
        if (Http.Request.Headers[CommandWindow.Header].Count != 1)
            throw new RefusedException(400, "badInput",
                $"header {CommandWindow.Header} is missing: it gives back the last {BoxClock.Header}, and says so when the button was pressed");
        if (!Window.IsWithin(CommandWindow.Length))
            throw TooLate();
    }

    /// <summary>Why nothing was done. It goes into the audit: somebody pressed, and wonders.</summary>
    internal RefusedException TooLate()
    {
        Services.Ports.Audit.Record(Who, Phrase.Of("tooLate", ("command", $"{endpoint.Method} {endpoint.Path}")));
        return new(412, "tooLate", $"it was pressed more than {CommandWindow.Length.TotalSeconds:0} s ago, or before the box started; nothing was done");
    }

    /// <summary>Records a look at other people's data, once for each look-up.</summary>
    /// <param name="what">See <see cref="LookUp"/>.</param>
    /// <param name="shown">Events that it shows: their pictures belong to it.</param>
    internal void Looked(Phrase what, params IEnumerable<long> shown)
    {
        if (Session is not { } session)
            return;
        if (session.Looked.Begins(what.English))
            Services.Ports.Audit.Record(Who, what);
        session.Looked.Show(shown);
    }

    /// <summary>
    /// Work that waits for a disk or counts for long, on the console's own threads. What nobody waits for any more is not begun.
    /// </summary>
    internal Task<T> Work<T>(Func<T> work) => Services.Worker.Run(() => IfWanted(work));

    /// <summary>The same for whatever computes a password's hash: a queue of its own, and a short one.</summary>
    internal Task<T> Hash<T>(Func<T> work) => Services.HashWorker.Run(() => IfWanted(work));

    internal Task Json<T>(T value, JsonTypeInfo<T> type, int status = 200) =>
        Bytes(JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json; charset=utf-8", status);

    internal Task Done()
    {
        Http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    internal async Task Bytes(ReadOnlyMemory<byte> body, string type, int status = 200)
    {
        Http.Response.StatusCode = status;
        Http.Response.ContentType = type;
        Http.Response.ContentLength = body.Length;
        await Http.Response.Body.WriteAsync(body, Http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>True for what a person who is signed in asks to be changed, unless it is safe at any time.</summary>
    private bool IsBound => Session is not null && endpoint is { Changes: true, EvenLate: false };

    private T IfWanted<T>(Func<T> work)
    {
        Http.RequestAborted.ThrowIfCancellationRequested();
        if (IsBound && !Window.IsOpen)
            throw TooLate();
        return work();
    }

    /// <summary>Offers the answer as a file to save.</summary>
    internal void SaveAs(string file) => Http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
}
