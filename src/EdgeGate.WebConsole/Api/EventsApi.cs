using EdgeGate.Domain.Access;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Wording;

namespace EdgeGate.WebConsole.Api;

/// <summary>What happened.</summary>
internal static class EventsApi
{
    private const int LargestPage = 200;

    // One transparent pixel: retention may have taken a picture, and that is no fault of the page.
    private static readonly byte[] NoPicture = Convert.FromBase64String("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    internal sealed record PageBody(IReadOnlyList<EventBody> Events, long? Next);

    internal static async Task Search(ConsoleRequest request)
    {
        var search = new EventSearch
        {
            Kind = Choice<GateEventKind>(request, "kind"),
            Verdict = Choice<AccessVerdict>(request, "verdict"),
            Plate = request.Query("plate") ?? "",
            Text = request.Query("text") ?? "",
            Since = request.QueryTime("since"),
            Until = request.QueryTime("until"),
            BeforeId = request.QueryNumber("before"),
            Limit = (int)Math.Clamp(request.QueryNumber("limit") ?? 50, 1, LargestPage),
        };
        var page = await request.Work(() => request.Services.Ports.Records.Search(search)).ConfigureAwait(false);
        request.Looked(LookUp.Of(search), page.Events.Select(found => found.Id));
        var outcomes = page.Outcomes.ToDictionary(outcome => outcome.Event, outcome => outcome.Fact);
        await request.Json(new([.. page.Events.Select(one => EventBody.From(one, outcomes.GetValueOrDefault(one.Id)))], page.Next),
            ConsoleJson.Default.PageBody).ConfigureAwait(false);
    }

    internal static async Task One(ConsoleRequest request) =>
        await request.Json(await Body(request).ConfigureAwait(false), ConsoleJson.Default.EventBody).ConfigureAwait(false);

    internal static async Task Explain(ConsoleRequest request)
    {
        var id = Id(request);
        var sections = await request.Work(() => request.Services.Ports.Records.Explain(id)).ConfigureAwait(false);
        request.Looked(LookUp.Event(id), id);
        await request.Json([.. sections.Select(Spoken)], ConsoleJson.Default.IReadOnlyListExplanationSection).ConfigureAwait(false);
    }

    internal static async Task Image(ConsoleRequest request)
    {
        var found = await Find(request).ConfigureAwait(false);
        if (request.Session?.Looked.HasShown(found.Id) != true)
            request.Looked(LookUp.Event(found.Id), found.Id);

        // Evidence never changes, but it is somebody's picture: this browser may keep it for a while, no cache between may.
        request.Http.Response.Headers.CacheControl = "private, max-age=600";
        if (found.Images.TryGetValue(request.Value("name"), out var jpeg))
            await request.Bytes(jpeg, "image/jpeg").ConfigureAwait(false);
        else
            await request.Bytes(NoPicture, "image/gif").ConfigureAwait(false);
    }

    // Of journals from before there is the English only.
    private static ExplanationSection Spoken(ExplanationSection section) => section with
    {
        Lines = [.. section.Lines.Select(line => line.Say is not null ? line : line with
        {
            Say = line.Rule.Length > 0 ? OldJournalSentences.Detail(line.Rule, line.Sentence) : OldJournalSentences.Of(line.Sentence),
        })],
    };

    private static async Task<EventBody> Body(ConsoleRequest request)
    {
        var found = await Find(request).ConfigureAwait(false);
        request.Looked(LookUp.Event(found.Id), found.Id);

        // A page of this one event knows what became of the vehicle.
        var page = await request.Work(() => request.Services.Ports.Records.Search(new EventSearch { BeforeId = found.Id + 1, Limit = 1 }))
            .ConfigureAwait(false);
        return EventBody.From(found, page.Outcomes.FirstOrDefault(outcome => outcome.Event == found.Id)?.Fact);
    }

    private static T? Choice<T>(ConsoleRequest request, string name)
        where T : struct, Enum =>
        request.Query(name) is not { } text ? null
        : Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value
        : throw new RefusedException(400, "badInput", $"{name}={text}: there are {string.Join(", ", Enum.GetNames<T>())}");

    private static async Task<GateEvent> Find(ConsoleRequest request)
    {
        var id = Id(request);
        return await request.Work(() => request.Services.Ports.Records.Find(id)).ConfigureAwait(false)
            ?? throw new RefusedException(404, "notFound", $"event {id}: there is none");
    }

    private static long Id(ConsoleRequest request) =>
        long.TryParse(request.Value("id"), System.Globalization.CultureInfo.InvariantCulture, out var id) && id > 0 ? id
        : throw new RefusedException(400, "badInput", "an event is named by its number");
}
