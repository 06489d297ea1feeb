using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Records.Control;

/// <summary>
/// Answers one question after the other from the lane's records. What a question may ask for is bounded; a bug in one must not end the
/// lane.
/// </summary>
public sealed class ControlDesk(IGateRecords records, TimeProvider time, ILogger logger)
{
    /// <summary>An order that is older is not carried out: who gave it has given up, or will wonder.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Nanoseconds of the monotonic clock.</summary>
    public static long Now(TimeProvider time) => (long)(time.GetTimestamp() * (1e9 / time.TimestampFrequency));

    /// <summary>Answers a question; never throws for what is in it.</summary>
    /// <param name="question">As it came.</param>
    /// <param name="who">Who asks, as the kernel says.</param>
    /// <param name="sink">Takes the files of an export.</param>
    /// <param name="isThere">False: whoever asked has hung up.</param>
    public ControlReply Answer(ReadOnlySpan<byte> question, string who, IExportSink sink, Func<bool> isThere)
    {
        try
        {
            var request = ControlJson.Request(question);
            if (request is { ReplaceList.DryRun: false } or { ChangeEntry: not null } or { SetPresence: not null }
                or { ConfirmClock: true } or { ErasePerson: not null })
                CheckPressed(request.Asked, isThere);
            return Answer(request, who, sink);
        }
        catch (Exception e) when (e is RecordsFaultException or ReadStoreFaultException or InvalidDataException)
        {
            return new() { Error = e.Message };
        }
        catch (TooLateException e)
        {
            Log.TooLate(logger, who, e.Message);
            return new() { Error = e.Message };
        }
    }

    /// <exception cref="TooLateException">The order is old, or nobody waits for it any more.</exception>
    private void CheckPressed(long? asked, Func<bool> isThere)
    {
        var age = TimeSpan.FromMicroseconds(((asked is { } moment ? Now(time) - moment : 0) / 1000));
        if (age > Patience || age < -Patience || !isThere())
            throw new TooLateException(age);
    }

    private ControlReply Answer(ControlRequest request, string who, IExportSink sink)
    {
        if (request.Version != ControlServer.Version)
            throw new InvalidDataException($"the command speaks form {request.Version} and the running lane {ControlServer.Version}: they are of different releases; restart the lane");
        return request switch
        {
            { Search: { } search } => Page(records.Search(search)),
            { Find: { } id } => records.Find(id) is { } found ? new() { Event = found, Pictures = Pictures.Of(found) } : new(),
            { Explain: { } id } => new() { Sections = records.Explain(id) },
            { WhatIf: { } question } => new() { Report = records.WhatIf(question) },
            { NearMisses: { } question } => new() { NearMisses = records.NearMisses(question.Since, question.Limit) },
            { List: { } question } => new() { List = records.List(question.Filter, question.Offset, question.Limit) },
            { ConfirmClock: true } => new() { Clock = records.ConfirmClock(who) },
            { Check: { } question } => new() { Check = records.Check(question.After, question.Limit) },
            { ListCsv: true } => new() { ListCsv = records.ListCsv() },

            // Whoever asks may not say who he is: the kernel does.
            { ReplaceList: { } order } => new() { Change = records.ReplaceList(order with { Who = who }) },
            { Presence: true } => new() { Presence = records.Presence() },
            { SetPresence: { } order } => new() { Presence = records.SetPresence(order with { Who = who }) },
            { ChangeEntry: { } order } => new() { EntryChange = records.ChangeEntry(order with { Who = who }) },
            { Export: { } order } => new() { Export = records.Export(order with { Who = who }, sink) },
            { CheckSetAside: true } => new() { SetAside = records.CheckSetAside() },
            { FindPerson: { } order } => new() { Person = records.FindPerson(order with { Who = who }) },
            { ExportPerson: { } order } => new() { PersonExport = records.ExportPerson(order with { Who = who }, sink) },
            { ErasePerson: { } order } => new() { PersonErasure = records.ErasePerson(order with { Who = who }) },
            _ => throw new InvalidDataException("the question asks for nothing"),
        };
    }

    private static ControlReply Page(EventPage page) => new() { Page = page, Pictures = Pictures.Of(page.Events) };
}
