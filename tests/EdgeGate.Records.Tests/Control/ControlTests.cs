using System.Net.Sockets;
using System.Text;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Records;
using EdgeGate.Journal;
using EdgeGate.Records.Control;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Records.Tests.Control;

/// <summary>A command's questions over a real local socket, and what strangers may send there.</summary>
[Trait("suite", "hard")]
public sealed class ControlTests : IDisposable
{
    private readonly RecordsRig _bench = new();
    private readonly string _path;
    private readonly ControlServer _server;

    public ControlTests()
    {
        _path = Path.Combine(_bench.Folder, "c.sock");
        _server = ControlServer.TryOpen(_bench.Records, _path, NullLogger.Instance, TimeProvider.System)!;
    }

    public void Dispose()
    {
        _server.Dispose();
        _bench.Dispose();
    }

    [Fact]
    public void Client_EveryQuestion_AnsweredAsInTheProcess()
    {
        var id = _bench.Seen("A8C1234", rivals: ".B");
        using var client = ControlClient.TryConnect(_path)!;

        var page = client.Search(new EventSearch { WithImages = true });
        Assert.Equal([1, 2, 0], Assert.Single(page.Events).Images["plate"]);
        Assert.Null(page.Next);
        Assert.Equal([1, 2, 0], client.Find(id)!.Images["plate"]);
        Assert.Null(client.Find(77));
        Assert.Equal(_bench.Records.Explain(id).Select(section => section.Title), client.Explain(id).Select(section => section.Title));
        Assert.Equal(1, client.WhatIf(new WhatIfQuestion { Settings = ["access.mode=openToAll"] }).Opened);
        Assert.Equal([1, 2, 0], Assert.Single(client.NearMisses(null, 10)).Crop);
        Assert.Equal("ABC1234", Assert.Single(client.List("ana", 0, 10).Rows).Plate);
        Assert.Contains("ABC1234", Encoding.UTF8.GetString(client.ListCsv()));
    }

    [Fact]
    public void Dispose_FolderIsGone_EndsAllTheSame()
    {
        var folder = Directory.CreateTempSubdirectory("edgegate-gone-").FullName;
        var server = ControlServer.TryOpen(_bench.Records, Path.Combine(folder, "c.sock"), NullLogger.Instance, TimeProvider.System)!;
        Directory.Delete(folder, recursive: true);

        server.Dispose();
    }

    [Fact]
    public void Client_ListAndExport_TheKernelSaysWhoItWas()
    {
        _bench.Seen("ABC1234", AccessVerdict.Grant);
        using var client = ControlClient.TryConnect(_path)!;

        var seen = Assert.Single(client.List("", 0, 10).Rows);
        Assert.Equal(ListEntryOutcome.Done, client.ChangeEntry(new(seen, seen with { Note = "by socket" }, "somebody else")).Outcome);
        Assert.Equal(ListEntryOutcome.Changed, client.ChangeEntry(new(seen, null, "somebody else")).Outcome);
        Assert.True(client.ReplaceList(RecordsRig.Order(RecordsRig.Header + "NEW1111,allow,Bo\n")).Applied);
        var sink = new FolderSink(_bench.Folder, "march");
        Assert.Equal((1L, 1L), (client.Export(new ExportOrder("somebody else", "stick"), sink) is var s ? (s.Events, s.Images) : default));
        sink.Finish();

        using var key = BoxKey.Open(Path.Combine(_bench.Folder, "journal", "box-key.pem"));
        Assert.Empty(EventBundle.Verify(sink.Folder, key.PublicPem));
        Assert.All(_bench.Audits, audit => Assert.Contains($"(process {Environment.ProcessId})", audit));
        Assert.DoesNotContain(_bench.Audits, audit => audit.Contains("somebody else", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2.1, true)]
    [InlineData(-2.1, true)]
    [InlineData(0, false)]
    public void Answer_OrderThatIsOldOrWhoseAskerHasGone_ChangesNothing(double age, bool isThere)
    {
        var time = new FakeTimeProvider();
        time.Advance(TimeSpan.FromHours(1));
        var desk = new ControlDesk(_bench.Records, time, NullLogger.Instance);
        var order = new ControlRequest
        {
            Asked = ControlDesk.Now(time) - (long)(age * 1e9),
            ReplaceList = RecordsRig.Order(RecordsRig.Header + "NEW1111,allow,Bo\n")
        };

        var reply = desk.Answer(Bytes(order), "ana", new FolderSink(_bench.Folder, "none"), () => isThere);

        Assert.Contains("too late", reply.Error, StringComparison.Ordinal);
        Assert.Equal("ABC1234", Assert.Single(_bench.Records.List("", 0, 10).Rows).Plate);
        Assert.Null(desk.Answer(Bytes(order with { Asked = ControlDesk.Now(time) }), "ana", new FolderSink(_bench.Folder, "none"),
            static () => true).Error);
    }

    private static byte[] Bytes(ControlRequest request) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(request, ControlJson.Default.ControlRequest);

    [Fact]
    public void Client_WrongQuestion_WordsAndTheNextOneIsAnswered()
    {
        using var client = ControlClient.TryConnect(_path)!;

        Assert.Contains("there is none", Assert.Throws<RecordsFaultException>(() => client.Explain(5)).Message);
        Assert.Empty(client.Search(new EventSearch()).Events);
    }

    [Fact]
    public void Socket_Always_IsForOwnerAndGroupOnly()
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite,
                File.GetUnixFileMode(_path));
    }

    [Fact]
    public void Server_RandomAndMutatedBytes_GoesOnAnswering()
    {
        var random = new Random(20261125);
        byte[] good = [1, 0, 0, 0, 20, .. Encoding.ASCII.GetBytes("{\"version\":1,\"find\":3}")[..20]];
        byte[][] seeds =
        [
            good, Question("{\"search\":{\"limit\":5}}"), Question("{\"search\":{\"plate\":null}}"),
            Question("{\"list\":{\"filter\":null,\"offset\":0,\"limit\":1}}"),
            Question("{\"replaceList\":{\"csv\":null,\"who\":\"a\",\"from\":\"b\"}}"), Question("{\"export\":{}}"),
            Question("{\"whatIf\":{\"settings\":[null]}}"), Question("null"), Question("[]"),
            [1, 0xFF, 0xFF, 0xFF, 0xFF], [1, 0x7F, 0xFF, 0xFF, 0xFF], [9, 0, 0, 0, 0], [1, 0, 0, 0, 0],
        ];
        for (var round = 0; round < 400; round++)
        {
            var bytes = seeds[random.Next(seeds.Length)].ToArray();
            for (var flips = round < seeds.Length ? 0 : random.Next(4); flips > 0; flips--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(_path));
            try
            {
                socket.Send(bytes);
                socket.Shutdown(SocketShutdown.Send);
                var answer = new byte[1024];
                while (socket.Receive(answer) > 0)
                    continue;
            }
            catch (SocketException)
            {
                // The server hung up on what is no message.
            }
        }

        using var client = ControlClient.TryConnect(_path)!;
        Assert.Equal("ABC1234", Assert.Single(client.List("", 0, 10).Rows).Plate);
        Assert.DoesNotContain(_bench.Audits, audit => audit.Contains("replaces", StringComparison.Ordinal));
    }

    [Fact]
    public void Dispose_SomebodyConnectedAndSilent_DoesNotWaitForHim()
    {
        using var client = ControlClient.TryConnect(_path)!;
        Assert.Empty(client.Search(new EventSearch()).Events);

        _server.Dispose();

        Assert.Throws<RecordsFaultException>(() => client.ListCsv());
        Assert.Null(ControlClient.TryConnect(_path));
    }

    private static byte[] Question(string json) => [1, 0, 0, 0, (byte)json.Length, .. Encoding.ASCII.GetBytes(json)];
}
