using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Api;

/// <summary>Who may pass.</summary>
internal static class ListApi
{
    /// <summary>A list of 110,000 entries has about six megabytes.</summary>
    internal const int LargestList = 16 * 1024 * 1024;

    internal static async Task Page(ConsoleRequest request)
    {
        var (filter, offset) = (request.Query("filter") ?? "", (int)Math.Clamp(request.QueryNumber("offset") ?? 0, 0, 1_000_000));
        var page = await request.Work(() => request.Services.Ports.Records.List(filter, offset, 100)).ConfigureAwait(false);
        await request.Json(page, ConsoleJson.Default.ListPage).ConfigureAwait(false);
    }

    internal static async Task Export(ConsoleRequest request)
    {
        var csv = await request.Work(() => request.Services.Ports.Records.ListCsv()).ConfigureAwait(false);
        request.Services.Ports.Audit.Record(request.Who, "took the access list");
        request.SaveAs("edgegate-list.csv");
        await request.Bytes(csv, "text/csv; charset=utf-8").ConfigureAwait(false);
    }

    /// <summary>Says what a list would do; changes nothing.</summary>
    internal static Task Check(ConsoleRequest request) => Replace(request, dryRun: true);

    /// <summary>Puts a list in force, whole or not at all.</summary>
    internal static Task Put(ConsoleRequest request) => Replace(request, dryRun: false);

    private static async Task Replace(ConsoleRequest request, bool dryRun)
    {
        var csv = await request.ReadBytes().ConfigureAwait(false);
        var order = new ListOrder(csv, request.Who, "the page") { DryRun = dryRun };
        var change = await request.Work(() => request.Services.Ports.Records.ReplaceList(order)).ConfigureAwait(false);
        await request.Json(change, ConsoleJson.Default.ListChange).ConfigureAwait(false);
    }
}
