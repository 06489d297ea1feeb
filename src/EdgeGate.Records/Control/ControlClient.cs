using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Records;

namespace EdgeGate.Records.Control;

/// <summary>The records of a lane that runs in another process. Used by one thread.</summary>
public sealed class ControlClient : IGateRecords, IDisposable
{
    private readonly NetworkStream _stream;
    private readonly FrameStream _questions;
    private readonly FrameStream _answers;

    private ControlClient(Socket socket)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        (_questions, _answers) = (new(_stream, ControlServer.LongestRequest), new(_stream, ControlServer.LongestReply));
    }

    /// <summary>Connects; null when nobody answers there, or this user may not ask.</summary>
    public static ControlClient? TryConnect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return new(socket);
        }
        catch (Exception e) when (e is SocketException or ArgumentException or IOException)
        {
            socket.Dispose();
            return null;
        }
    }

    public EventPage Search(EventSearch search)
    {
        var reply = Ask(new() { Search = search });
        var page = Part(reply.Page);
        return page with { Events = [.. page.Events.Select(e => e.With(reply.Pictures))] };
    }

    public GateEvent? Find(long id)
    {
        var reply = Ask(new() { Find = id });
        return reply.Event?.With(reply.Pictures);
    }

    public IReadOnlyList<ExplanationSection> Explain(long id) => Part(Ask(new() { Explain = id }).Sections);

    public WhatIfReport WhatIf(WhatIfQuestion question) => Part(Ask(new() { WhatIf = question }).Report);

    public IReadOnlyList<NearMissCase> NearMisses(DateTimeOffset? since, int limit) =>
        Part(Ask(new() { NearMisses = new(since, limit) }).NearMisses);

    public ListPage List(string filter, int offset, int limit) => Part(Ask(new() { List = new(filter, offset, limit) }).List);

    public byte[] ListCsv() => Part(Ask(new() { ListCsv = true }).ListCsv);

    public ListChange ReplaceList(ListOrder order) => Part(Ask(new() { ReplaceList = order }).Change);

    public PresenceReport Presence() => Part(Ask(new() { Presence = true }).Presence);

    public PresenceReport SetPresence(PresenceOrder order) => Part(Ask(new() { SetPresence = order }).Presence);

    public ListEntryChange ChangeEntry(ListEntryOrder order) => Part(Ask(new() { ChangeEntry = order }).EntryChange);

    public ExportSummary Export(ExportOrder order, IExportSink sink) => Part(Ask(new() { Export = order }, sink).Export);

    public StoreCheck Check(long after, int limit) => Part(Ask(new() { Check = new(after, limit) }).Check);

    public ClockReport ConfirmClock(string who) => Part(Ask(new() { ConfirmClock = true }).Clock);

    public IReadOnlyList<SetAsideCheck> CheckSetAside() => Part(Ask(new() { CheckSetAside = true }).SetAside);

    public PersonTraces FindPerson(PersonOrder order) => Part(Ask(new() { FindPerson = order }).Person);

    public PersonExport ExportPerson(PersonOrder order, IExportSink sink) => Part(Ask(new() { ExportPerson = order }, sink).PersonExport);

    public PersonErasure ErasePerson(PersonOrder order) => Part(Ask(new() { ErasePerson = order }).PersonErasure);

    public void Dispose() => _stream.Dispose();

    private static T Part<T>(T? part)
        where T : class => part
            ?? throw new RecordsFaultException("the lane answered something else; it may be of another release: restart it");

    private ControlReply Ask(ControlRequest request, IExportSink? sink = null)
    {
        Stream? file = null;
        try
        {
            _questions.Send(FrameKind.Request,
                JsonSerializer.SerializeToUtf8Bytes(request with { Asked = ControlDesk.Now(TimeProvider.System) },
                ControlJson.Default.ControlRequest));
            while (_answers.Receive() is { } frame)
            {
                switch (frame.Kind)
                {
                    case FrameKind.File when sink is not null:
                        file?.Dispose();
                        file = sink.Create(Encoding.UTF8.GetString(frame.Content));
                        break;
                    case FrameKind.Part when file is not null:
                        file.Write(frame.Content);
                        break;
                    case FrameKind.Reply:
                        file?.Dispose();
                        file = null;
                        var reply = JsonSerializer.Deserialize(frame.Content, ControlJson.Default.ControlReply);
                        return reply is { Error: null } ? reply
                            : throw new RecordsFaultException(reply?.Error ?? "the lane gave no answer");
                    default:
                        throw new InvalidDataException($"a message of kind {frame.Kind} out of place");
                }
            }

            throw new RecordsFaultException("the lane ended before it had answered");
        }
        catch (Exception e) when (e is InvalidDataException or JsonException || (e is IOException && sink is null))
        {
            throw new RecordsFaultException($"the lane's answer cannot be read: {e.Message}", e);
        }
        finally
        {
            file?.Dispose();
        }
    }
}
