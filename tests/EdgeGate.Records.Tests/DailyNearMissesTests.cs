using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Journal;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Records.Tests;

public sealed class DailyNearMissesTests : IDisposable
{
    private readonly RecordsRig _bench = new();
    private readonly FakeTimeProvider _time = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Wake_OneLookAlikeAway_IsReportedOnceADayWithItsCrop()
    {
        var missed = _bench.Seen("A8C1234", rivals: ".B");
        _bench.Seen("XYZ9876");
        using var daily = Start();
        _time.Advance(TimeSpan.FromHours(8));

        var report = Assert.Single(Reports());
        Assert.StartsWith($"near misses of the last day: 1. Event {missed}: A8C1234 was not let in; ABC1234", report.Text,
            StringComparison.Ordinal);
        Assert.Equal([1, 2, 0], Assert.Single(report.Images).Value);
        _time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(2, Reports().Length);
        Assert.Equal("near misses of the last day: none", Reports()[0].Text);
    }

    [Fact]
    public void Wake_AfterARestart_DoesNotRepeatTodaysReport()
    {
        _bench.Seen("A8C1234");
        for (var start = 0; start < 5; start++)
        {
            using var daily = Start();
            _time.Advance(TimeSpan.FromHours(2));
        }

        Assert.Single(Reports());
    }

    [Fact]
    public void Wake_BehindManyOtherEvents_FindsTodaysReportAllTheSame()
    {
        using (Start())
            _time.Advance(TimeSpan.FromMinutes(11));
        for (var i = 0; i < EventFinder.MostLookedAt * 2; i++)
            _bench.Store.Append([Event(Phrase.Of("cameraFault", ("message", $"camera fault {i}")), new Dictionary<string, byte[]>())]);
        using var again = Start();
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Single(Reports());
    }

    [Fact]
    public void Wake_MoreThanOneReportHolds_SaysWhereTheRestIs()
    {
        for (var i = 0; i < DailyNearMisses.Most + 5; i++)
            _bench.Seen("A8C1234");
        using var daily = Start();
        _time.Advance(TimeSpan.FromMinutes(11));

        var report = Assert.Single(Reports());
        Assert.Contains("edgegate near-misses shows all", report.Text, StringComparison.Ordinal);
        Assert.Equal(DailyNearMisses.Most, report.Images.Count);
    }

    [Fact]
    public void Wake_StoreFails_IsTriedAgain()
    {
        using var daily = Start();
        _bench.Store.FailingAppends = 1;
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty(Reports());
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Single(Reports());
    }

    private DailyNearMisses Start() => new(
        _bench.Store, _bench.Records, _time.GetUtcNow, (text, images) => _bench.Store.Append([Event(text, images)]), _time,
        NullLogger.Instance);

    private GateEvent Event(Phrase said, IReadOnlyDictionary<string, byte[]> images) => new()
    {
        Time = new(Guid.Empty, _time.Elapsed, _time.GetUtcNow(), ClockState.Plausible), Kind = GateEventKind.System, Text = said.English,
        Say = said, Images = images,
    };

    private GateEvent[] Reports() =>
    [
        .. EventExport.Read(_bench.Store, new EventQuery { Kind = GateEventKind.System, WithImages = true })
            .Where(e => e.Say?.Code is "nearMissesNone" or "nearMissesDay"),
    ];
}
