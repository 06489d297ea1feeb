using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>A person's inputs to the barrier. Each says why, and is in the journal before anything moves.</summary>
internal static class GateApi
{
    private const int ShortestReason = 3;
    private const int LongestReason = 200;

    internal sealed record ReasonBody(string? Reason);

    internal sealed record AnswerBody(bool Done, string State);

    internal static Task Open(ConsoleRequest request) => Post(request, GateCommand.Open, "opened the gate by hand");

    internal static Task Hold(ConsoleRequest request) => Post(request, GateCommand.Hold, "stopped and holds the gate");

    internal static Task Release(ConsoleRequest request) => Post(request, GateCommand.Release, "ended the hold of the gate");

    internal static Task Reset(ConsoleRequest request) => Post(request, GateCommand.Reset, "says that the gate's fault is mended");

    private static async Task Post(ConsoleRequest request, GateCommand command, string what)
    {
        var body = await request.Read(ConsoleJson.Default.ReasonBody).ConfigureAwait(false);
        var reason = Clean(body.Reason ?? "");

        // Stopping must not wait for words; everything else says why.
        if (command != GateCommand.Hold && reason.Length < ShortestReason)
            throw new RefusedException(400, "reasonMissing", "say why, in a few words: it is kept with your name");
        var sentence = $"{what}{(reason.Length > 0 ? $": {reason}" : "")}";
        if (command == GateCommand.Hold)
            request.Services.Ports.Audit.Record(request.Who, sentence);
        else if (!await request.Work(() => request.Services.Ports.Audit.RecordDurably(request.Who, sentence)).ConfigureAwait(false))
            throw new RefusedException(503, "notRecorded", "it could not be recorded in time, so it was not done; the barrier's own switch still works");

        bool done;
        try
        {
            done = await request.Services.GateWorker.Run(() => request.Services.Ports.Gate.Post(command)).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new RefusedException(503, "laneBusy", "the lane did not take it; nothing was done");
        }

        if (!done)
            request.Services.Ports.Audit.Record(request.Who, $"was refused by the barrier: {command}");
        await request.Json(new AnswerBody(done, request.Services.Ports.Lane.State.Barrier.State), ConsoleJson.Default.AnswerBody, done ? 200 : 409)
            .ConfigureAwait(false);
    }

    /// <summary>One line, of a length that fits a record.</summary>
    internal static string Clean(string reason)
    {
        var line = string.Concat(reason.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= LongestReason ? line : line[..LongestReason];
    }
}
