using System.Text;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Api;

/// <summary>Near misses and what-if.</summary>
internal static class RecordsApi
{
    internal sealed record NearMissBody(long EventId, DateTimeOffset At, string Read, string Listed, string Owner, double Doubt,
        string Text);

    internal sealed record QuestionBody(Dictionary<string, string>? Changes, DateTimeOffset? Since, string? List);

    internal sealed record ChangeBody(long EventId, string Plate, bool Opens, string Text, Phrase? Say);

    internal sealed record ReportBody(int Vehicles, int Opened, int Shut, IReadOnlyList<ChangeBody> Changed);

    internal static async Task NearMisses(ConsoleRequest request)
    {
        var since = request.QueryTime("since");
        var cases = await request.Work(() => request.Services.Ports.Records.NearMisses(since, 100)).ConfigureAwait(false);
        request.Looked(LookUp.NearMisses, cases.Select(miss => miss.EventId));
        await request.Json(
            [.. cases.Select(miss => new NearMissBody(miss.EventId, miss.Time, miss.Read, miss.Listed, miss.Owner,
                Math.Round(miss.Doubt, 3), miss.Sentence))],
            ConsoleJson.Default.IReadOnlyListNearMissBody).ConfigureAwait(false);
    }

    internal static Task Rules(ConsoleRequest request) =>
        request.Json(request.Services.Ports.Rules(), ConsoleJson.Default.IReadOnlyListRuleKey);

    internal static async Task WhatIf(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.QuestionBody).ConfigureAwait(false);
        var question = new WhatIfQuestion
        {
            Since = body.Since,
            Settings = [.. (body.Changes ?? []).Select(change => $"{change.Key}={change.Value}")],
            ListCsv = string.IsNullOrWhiteSpace(body.List) ? null : Encoding.UTF8.GetBytes(body.List),
        };
        var report = await request.Work(() => request.Services.Ports.Records.WhatIf(question)).ConfigureAwait(false);
        request.Looked(LookUp.WhatIf);
        var changed = report.Changed.Take(500).Select(vehicle => new ChangeBody(vehicle.Event.Id, vehicle.Event.Sighting?.Text ?? "",
            vehicle.Opens, vehicle.Now.Explanation, vehicle.Now.Say));
        await request.Json(new(report.Vehicles, report.Opened, report.Shut, [.. changed]), ConsoleJson.Default.ReportBody)
            .ConfigureAwait(false);
    }
}
