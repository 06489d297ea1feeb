using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Writing;
using EdgeGate.WebConsole.Http;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>
/// A person's inputs to the barrier. Each says why, and that it was pressed is in the journal before anything moves, but for those that
/// must work on a full disk too. What the barrier then did is an event of its own.
/// </summary>
internal static class GateApi
{
    private const int ShortestReason = 3;
    private const int LongestReason = 200;

    internal sealed record ReasonBody(string? Reason);

    internal sealed record AnswerBody(bool Done, string State);

    internal static Task Open(ConsoleRequest request) =>
        Post(request, GateCommand.Open, static reason => Phrase.Of("pressedOpen", ("reason", reason)));

    internal static Task Hold(ConsoleRequest request) => Post(request, GateCommand.Hold,
        static reason => reason.Text == "" ? Phrase.Of("stopped") : Phrase.Of("stoppedFor", ("reason", reason)));

    internal static Task Release(ConsoleRequest request) =>
        Post(request, GateCommand.Release, static reason => Phrase.Of("pressedRelease", ("reason", reason)));

    internal static Task Reset(ConsoleRequest request) =>
        Post(request, GateCommand.Reset, static reason => Phrase.Of("mended", ("reason", reason)));

    private static async Task Post(ConsoleRequest request, GateCommand command, Func<PhraseValue, Phrase> say)
    {
        var body = await request.Read(ConsoleJson.Default.ReasonBody).ConfigureAwait(false);
        var reason = Clean(body.Reason ?? "");

        // Stopping must not wait for words; everything else says why.
        if (command != GateCommand.Hold && reason.Length < ShortestReason)
            throw new RefusedException(400, "reasonMissing", "say why, in a few words: it is kept with your name");
        var done = command == GateCommand.Hold
            ? await Stop(request, say(reason)).ConfigureAwait(false)
            : await request.Services.GateWorker.Run(() => CarryOut(request, command, say, reason)).ConfigureAwait(false);
        if (!done)
            request.Services.Ports.Audit.Record(request.Who, Phrase.Of("refused", ("command", command.ToString())));
        await request.Json(new AnswerBody(done, request.Services.Ports.Lane.State.Barrier.State), ConsoleJson.Default.AnswerBody,
            done ? 200 : 409)
            .ConfigureAwait(false);
    }

    /// <summary>On the gate's own thread. Late at its beginning, after the record, or just before the contact: nothing is done.</summary>
    private static bool CarryOut(ConsoleRequest request, GateCommand command, Func<PhraseValue, Phrase> say, string reason)
    {
        if (!request.Window.IsOpen)
            throw request.TooLate();
        var recorded = request.Services.Ports.Audit.RecordDurably(request.Who, say(reason));
        if (!recorded && !NeedsNoRecord(command, request.Services.Ports.Lane.State.Barrier.Fire))
            throw new RefusedException(503, "notRecorded",
                "it could not be recorded in time, so it was not done; the barrier's own switch still works");
        var done = Move(request, command, () => request.Window.IsOpen);
        if (!recorded)
            request.Services.Ports.Audit.Record(request.Who, say(Phrase.Of("doneUnrecorded", ("reason", reason))));
        return done;
    }

    /// <summary>
    /// Stopping is never too late for who stands under the arm; it waits for no record and no other command. Only a fire alarm outranks a
    /// stop that was pressed before anybody could know of the fire: a hold would keep the way out shut.
    /// </summary>
    private static Task<bool> Stop(ConsoleRequest request, Phrase sentence)
    {
        var services = request.Services;
        if (services.Ports.Lane.State.Barrier.Fire && request.Http.Request.Headers.ContainsKey(CommandWindow.Header)
            && !request.Window.IsInTime)
            throw request.TooLate();
        return services.StopWorker.Run(() =>
        {
            var done = Move(request, GateCommand.Hold, static () => true);
            if (done)
                services.Ports.Audit.Record(request.Who, sentence);
            return done;
        });
    }

    private static bool Move(ConsoleRequest request, GateCommand command, Func<bool> stillWanted)
    {
        try
        {
            return request.Services.Ports.Gate.Post(command, stillWanted);
        }
        catch (TimeoutException)
        {
            throw stillWanted() ? new RefusedException(503, "laneBusy", "the lane did not take it; nothing was done") : request.TooLate();
        }
    }

    /// <summary>
    /// What takes a restriction back, or lets people out in a fire, must not be harder than what put it there: it is done with or without a
    /// record, and recorded, with a word about it, as soon as the disk takes it.
    /// </summary>
    private static bool NeedsNoRecord(GateCommand command, bool fire) =>
        command is GateCommand.Release or GateCommand.Reset || (fire && command == GateCommand.Open);

    /// <summary>One line, of a length that fits a record.</summary>
    internal static string Clean(string reason)
    {
        var line = Plain.Of(string.Concat(reason.Select(c => char.IsControl(c) ? ' ' : c)).Trim());
        return line.Length <= LongestReason ? line : line[..LongestReason];
    }
}
