using EdgeGate.Domain.Phrases;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>Handing the lane over.</summary>
internal static class CommissionApi
{
    internal const int LargestReport = 1024 * 1024;

    internal sealed record CommissionBody(CommissionView? Current, IReadOnlyList<string> Reports, string Fingerprint);

    internal sealed record BeginBody(string? Plate);

    internal sealed record StepBody(string? Step);

    internal sealed record SaveBody(string? Technician);

    internal sealed record SavedBody(string Name);

    internal sealed record VerifyBody(string? Fingerprint, bool ThisBox);

    internal static async Task State(ConsoleRequest request)
    {
        var commissioning = request.Services.Ports.Commissioning;
        var state = await request.Work(() => new CommissionBody(commissioning.Current, commissioning.Reports, commissioning.Fingerprint))
            .ConfigureAwait(false);
        await request.Json(state, ConsoleJson.Default.CommissionBody).ConfigureAwait(false);
    }

    internal static async Task Begin(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.BeginBody).ConfigureAwait(false);
        if (!await request.Work(() => request.Services.Ports.Commissioning.Begin(body.Plate ?? "")).ConfigureAwait(false))
            throw new RefusedException(400, "noPlate", "write the plate of the car that drives through");
        request.Services.Ports.Audit.Record(request.Who, Phrase.Of("beganCommissioning"));
        await request.Done().ConfigureAwait(false);
    }

    internal static async Task Step(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.StepBody).ConfigureAwait(false);
        if (!request.Services.Ports.Commissioning.GoTo(body.Step ?? ""))
            throw new RefusedException(400, "badInput", "there is no such step, or no commissioning");
        await request.Done().ConfigureAwait(false);
    }

    internal static Task ResetFocus(ConsoleRequest request)
    {
        request.Services.Ports.Commissioning.ResetFocus();
        return request.Done();
    }

    internal static async Task FocusByMotor(ConsoleRequest request)
    {
        // Opening and asking a motor may wait for its driver.
        if (!await request.Work(request.Services.Ports.Commissioning.FocusByMotor).ConfigureAwait(false))
            throw new RefusedException(409, "noMotor", "this camera has no motorised lens, or focus is not the step of the commissioning");
        request.Services.Ports.Audit.Record(request.Who, Phrase.Of("motor"));
        await request.Done().ConfigureAwait(false);
    }

    internal static Task Discard(ConsoleRequest request) =>
        int.TryParse(request.Value("number"), System.Globalization.CultureInfo.InvariantCulture, out var number)
        && request.Services.Ports.Commissioning.Discard(number)
            ? request.Done() : throw new RefusedException(404, "notFound", "there is no such pass");

    internal static Task End(ConsoleRequest request)
    {
        request.Services.Ports.Commissioning.End();
        request.Services.Ports.Audit.Record(request.Who, Phrase.Of("endedCommissioning"));
        return request.Done();
    }

    internal static async Task Save(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.SaveBody).ConfigureAwait(false);
        var technician = GateApi.Clean(body.Technician ?? "") is { Length: > 0 } typed ? typed : request.Session!.User;
        if (request.Services.Ports.Commissioning.Current is null)
            throw new RefusedException(409, "notFound", "there is no commissioning");
        var name = await request.Work(() => request.Services.Ports.Commissioning.SaveReport(technician)).ConfigureAwait(false);
        request.Services.Ports.Audit.Record(request.Who, Phrase.Of("savedReport", ("name", name)));
        await request.Json(new(name), ConsoleJson.Default.SavedBody).ConfigureAwait(false);
    }

    internal static async Task Report(ConsoleRequest request)
    {
        var name = request.Value("name");
        var report = await request.Work(() => request.Services.Ports.Commissioning.Report(name)).ConfigureAwait(false)
            ?? throw new RefusedException(404, "notFound", $"there is no report {name}");

        // To save, not to show: the sheet brings a style of its own, which no page of the box may.
        request.SaveAs(name);
        await request.Bytes(report, name.EndsWith(".html", StringComparison.Ordinal) ? "text/html; charset=utf-8"
            : "text/plain; charset=utf-8").ConfigureAwait(false);
    }

    internal static async Task Verify(ConsoleRequest request)
    {
        var file = await request.ReadBytes().ConfigureAwait(false);
        var commissioning = request.Services.Ports.Commissioning;
        var fingerprint = await request.Work(() => commissioning.Verify(file)).ConfigureAwait(false);
        await request.Json(new(fingerprint, fingerprint is not null && fingerprint == commissioning.Fingerprint),
            ConsoleJson.Default.VerifyBody).ConfigureAwait(false);
    }
}
