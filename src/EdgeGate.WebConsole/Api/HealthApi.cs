using EdgeGate.Domain.Phrases;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>How box and lane are, and what the lane does when something fails.</summary>
internal static class HealthApi
{
    private static readonly TimeSpan DriftKept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MetricsKept = TimeSpan.FromSeconds(1);
    private const int ShortestRehearsal = 2;
    private const int LongestRehearsal = 60;

    internal sealed record HealthBody(BoxState Box, LaneBody Lane, DriftView Drift, double UptimeSeconds);

    internal sealed record RehearsalBody(int? Seconds);

    internal static async Task Health(ConsoleRequest request)
    {
        var (ports, cache) = (request.Services.Ports, request.Services.Drift);
        var (box, drift) = await request.Work(() => (ports.Box.Look(), cache.Get(ports.Box.Drift, DriftKept))).ConfigureAwait(false);
        await request.Json(new(box, LaneBody.From(ports.Lane.State), drift, Math.Round(box.Uptime.TotalSeconds)),
            ConsoleJson.Default.HealthBody).ConfigureAwait(false);
    }

    internal sealed record ClockBody(DateTimeOffset Clock, string ClockState);

    internal static async Task ConfirmClock(ConsoleRequest request)
    {
        var clock = await request.Work(() => request.Services.Ports.Records.ConfirmClock($"page: {request.Who}")).ConfigureAwait(false);
        await request.Json(new(clock.Local, clock.State.ToString()), ConsoleJson.Default.ClockBody).ConfigureAwait(false);
    }

    internal static async Task Metrics(ConsoleRequest request)
    {
        var (ports, kept) = (request.Services.Ports, request.Services.Metrics);

        // Anybody on the box may ask, as often as he likes: one looks at a time, and the others get what he saw.
        var text = kept.Fresh(MetricsKept) ?? await request.Work(() => kept.Get(
            () => System.Text.Encoding.UTF8.GetBytes(PrometheusText.Of(ports.Lane.State, ports.Box.Look())), MetricsKept))
            .ConfigureAwait(false);
        await request.Bytes(text, "text/plain; version=0.0.4; charset=utf-8").ConfigureAwait(false);
    }

    internal static Task Modes(ConsoleRequest request) =>
        request.Json(request.Services.Ports.Rehearsals.Modes, ConsoleJson.Default.IReadOnlyListDegradedMode);

    internal static async Task Rehearse(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.RehearsalBody).ConfigureAwait(false);
        var (name, seconds) = (request.Value("name"), body.Seconds ?? 10);
        if (seconds is < ShortestRehearsal or > LongestRehearsal)
            throw new RefusedException(400, "badInput", $"seconds={seconds}: it takes {ShortestRehearsal} to {LongestRehearsal}");
        if (request.Services.Ports.Rehearsals.Modes.FirstOrDefault(mode => mode.Name == name) is not { CanRehearse: true })
            throw new RefusedException(404, "notFound", $"{name}: this lane cannot rehearse it");
        if (!request.Window.IsOpen)
            throw request.TooLate();
        request.Services.Ports.Audit.Record(request.Who,
            Phrase.Of("rehearses", ("seconds", seconds), ("name", PhraseValue.Word("mode", name))));
        if (!request.Services.Ports.Rehearsals.Begin(name, TimeSpan.FromSeconds(seconds)))
            throw new RefusedException(409, "rehearsalOn", "it is going on already");
        await request.Done().ConfigureAwait(false);
    }
}
