using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Api;

/// <summary>Who may pass.</summary>
internal static class ListApi
{
    /// <summary>Bytes; a list with as many entries as it may hold has about fourteen megabytes.</summary>
    internal const int LargestList = 16 * 1024 * 1024;

    internal static async Task Page(ConsoleRequest request)
    {
        var (filter, offset) = (request.Query("filter") ?? "", (int)Math.Clamp(request.QueryNumber("offset") ?? 0, 0, 1_000_000));
        var page = await request.Work(() => request.Services.Ports.Records.List(filter, offset, 100)).ConfigureAwait(false);
        request.Looked(LookUp.List(filter));
        await request.Json(page, ConsoleJson.Default.ListPage).ConfigureAwait(false);
    }

    internal static async Task Export(ConsoleRequest request)
    {
        var csv = await request.Work(() => request.Services.Ports.Records.ListCsv()).ConfigureAwait(false);
        request.Services.Ports.Audit.Record(request.Who, LookUp.ListFile);
        request.SaveAs("edgegate-list.csv");
        await request.Bytes(csv, "text/csv; charset=utf-8").ConfigureAwait(false);
    }

    internal sealed record EntryBody(ListRowView? Old, ListRowView? New, bool Confirmed);

    /// <summary>What became of it; where it was not done, why, and what is there.</summary>
    internal sealed record EntryAnswer(string? Error, string? Message, ListEntryChange Change);

    /// <summary>Adds a row, or changes one that is still as the page shows it.</summary>
    internal static Task PutEntry(ConsoleRequest request) => ChangeEntry(request, remove: false);

    /// <summary>Removes a row that is still as the page shows it.</summary>
    internal static Task RemoveEntry(ConsoleRequest request) => ChangeEntry(request, remove: true);

    /// <summary>Says what a list would do; changes nothing.</summary>
    internal static Task Check(ConsoleRequest request) => Replace(request, dryRun: true);

    /// <summary>
    /// Puts a list in force, whole or not at all; new entries with <c>?</c> need <c>?wildcards=confirmed</c>, bans that go
    /// <c>?bans=confirmed</c>.
    /// </summary>
    internal static Task Put(ConsoleRequest request) => Replace(request, dryRun: false);

    private static async Task Replace(ConsoleRequest request, bool dryRun)
    {
        var csv = await request.ReadBytes().ConfigureAwait(false);
        var order = new ListOrder(csv, request.Who, "the page")
        {
            DryRun = dryRun, ConfirmWildcards = request.Query("wildcards") == "confirmed", KeepBans = request.Query("bans") != "confirmed",
            Before = request.Query("before"),
        };
        var change = await request.Work(() => request.Services.Ports.Records.ReplaceList(order)).ConfigureAwait(false);
        await request.Json(change, ConsoleJson.Default.ListChange).ConfigureAwait(false);
    }

    private static async Task ChangeEntry(ConsoleRequest request, bool remove)
    {
        var body = await request.Read(ConsoleJson.Default.EntryBody).ConfigureAwait(false);
        if (remove ? body.Old is null : body.New is null)
            throw new RefusedException(400, "badInput",
                remove ? "old is missing: the row that is to go" : "new is missing: the row as it is to be");
        var order = new ListEntryOrder(body.Old, remove ? null : body.New, request.Who) { Confirmed = body.Confirmed };
        var change = await request.Work(() => request.Services.Ports.Records.ChangeEntry(order)).ConfigureAwait(false);
        var (status, error, message) = change.Outcome switch
        {
            ListEntryOutcome.Done => (200, null, null),
            ListEntryOutcome.Changed => (409, "entryChanged", "the entry has changed since it was looked at; nothing was done"),
            ListEntryOutcome.Listed => (409, "entryListed",
                "the plate meets what is listed already; nothing was done: send it again with confirmed"),
            _ => (400, "entryBad", string.Join(' ', change.Errors)),
        };
        await request.Json(new EntryAnswer(error, message, change), ConsoleJson.Default.EntryAnswer, status).ConfigureAwait(false);
    }
}
