using EdgeGate.Domain.Records;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Api;

/// <summary>Who is inside, and putting it right.</summary>
internal static class PresenceApi
{
    internal sealed record PresenceBody(bool Counts, int Inside, int Capacity, int Unreadable, IReadOnlyList<PresentVehicle> Vehicles)
    {
        internal static PresenceBody From(PresenceReport report) =>
            new(report.Counts, report.Total, report.Capacity, report.Unnamed, report.Vehicles);
    }

    internal sealed record CorrectionBody(string? Plate, string? Reason);

    internal static async Task Report(ConsoleRequest request)
    {
        var report = await request.Work(() => request.Services.Ports.Records.Presence()).ConfigureAwait(false);
        request.Looked(LookUp.Presence);
        await request.Json(PresenceBody.From(report), ConsoleJson.Default.PresenceBody).ConfigureAwait(false);
    }

    internal static Task Add(ConsoleRequest request) => Change(request, PresenceAct.Add);

    internal static Task Remove(ConsoleRequest request) => Change(request, PresenceAct.Remove);

    internal static Task Clear(ConsoleRequest request) => Change(request, PresenceAct.Clear);

    private static async Task Change(ConsoleRequest request, PresenceAct act)
    {
        var body = await request.Read(ConsoleJson.Default.CorrectionBody).ConfigureAwait(false);
        var reason = GateApi.Clean(body.Reason ?? "");
        if (reason.Length == 0)
            throw new RefusedException(400, "reasonMissing", "say why, in a few words: it is kept with your name");
        var order = new PresenceOrder(act, act == PresenceAct.Clear ? "" : body.Plate ?? "", $"page: {request.Who}", reason);
        var report = await request.Work(() => request.Services.Ports.Records.SetPresence(order)).ConfigureAwait(false);
        await request.Json(PresenceBody.From(report), ConsoleJson.Default.PresenceBody).ConfigureAwait(false);
    }
}
