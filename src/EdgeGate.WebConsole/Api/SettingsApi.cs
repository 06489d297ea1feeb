using EdgeGate.Domain.Phrases;
using EdgeGate.WebConsole.Http;

namespace EdgeGate.WebConsole.Api;

/// <summary>What a commissioning suggests, taken over by a touch instead of an editor.</summary>
internal static class SettingsApi
{
    internal sealed record ValuesBody(IReadOnlyDictionary<string, string>? Values);

    internal static async Task Values(ConsoleRequest request) =>
        await request.Json(new(request.Services.Ports.Settings.Values), ConsoleJson.Default.ValuesBody).ConfigureAwait(false);

    internal static async Task Write(ConsoleRequest request)
    {
        var body = await request.Read(ConsoleJson.Default.ValuesBody).ConfigureAwait(false);
        var settings = request.Services.Ports.Settings;
        var values = (body.Values ?? throw new RefusedException(400, "badInput", "no values came with it"))
            .OrderBy(value => value.Key, StringComparer.Ordinal).ToArray();
        if (values.Length == 0 || Array.Exists(values, value => value.Value is null || !settings.Values.ContainsKey(value.Key)))
            throw new RefusedException(400, "badInput", $"the page may write {string.Join(", ", settings.Values.Keys)}, and nothing else");
        if (await request.Work(() => settings.Write(values.ToDictionary())).ConfigureAwait(false) is { } problem)
            throw new RefusedException(409, "settings", problem);
        request.Services.Ports.Audit.Record(request.Who,
            Phrase.Of("setConfiguration", ("values", string.Join(", ", values.Select(value => $"{value.Key} = {value.Value}")))));
        await request.Done().ConfigureAwait(false);
    }
}
