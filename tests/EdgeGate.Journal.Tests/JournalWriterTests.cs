using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Journal.Tests;

public sealed class JournalWriterTests : IDisposable
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly FakeReadStore _store = new();
    private readonly FakeTimeProvider _time = new();
    private JournalOptions _options = new();
    private readonly JournalWriter _writer;

    public JournalWriterTests() => _writer = new(_store, new InForce<JournalOptions>(() => _options), _time, NullLogger.Instance);

    public void Dispose()
    {
        _store.Disk.Set();
        _writer.Dispose();
    }

    [Fact]
    public void Append_StoreWorks_DurableWithItsId()
    {
        var first = _writer.Append(Events.Sighting("ABC1234"));
        var second = _writer.Append(Events.Sighting("XYZ9876"));

        Assert.True(first.IsDurable);
        Assert.Equal((1, 2), (first.Id, second.Id));
        Assert.Equal("XYZ9876", _store.Find(2)!.Sighting!.Text);
    }

    [Fact]
    public async Task Append_ManyAtOnce_EachGetsItsOwnId()
    {
        _store.Disk.Reset();
        var tasks = Enumerable.Range(0, 20)
            .Select(i => Task.Run(() => (Plate: $"AAA{i:0000}", Outcome: _writer.Append(Events.Sighting($"AAA{i:0000}"))))).ToArray();
        _store.AppendBegan.Wait(Long, TestContext.Current.CancellationToken);
        _store.Disk.Set();
        var results = await Task.WhenAll(tasks);

        Assert.All(results, result => Assert.Equal(result.Plate, _store.Find(result.Outcome.Id)!.Sighting!.Text));
    }

    [Fact]
    public async Task Append_DiskHangs_TimedOutAfterTheBudgetAndKeptLater()
    {
        _store.Disk.Reset();
        var append = Task.Run(() => _writer.Append(Events.Sighting("ABC1234")), TestContext.Current.CancellationToken);
        _store.AppendBegan.Wait(Long, TestContext.Current.CancellationToken);
        while (!append.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        var outcome = await append;
        Assert.Equal(JournalStatus.TimedOut, outcome.Status);
        Assert.Contains("journal.budgetMs 250", outcome.Message);
        Assert.False(outcome.MayOpen(_options));
        Assert.True(outcome.MayOpen(new JournalOptions { OnFailure = FailurePolicy.Open }));

        _store.Disk.Set();
        Assert.True(_writer.Flush(Long));
        Assert.Equal(1, _store.Count);
    }

    [Fact]
    public async Task Append_DiskNeverAnswers_RefusedAtOnceWhenTooManyWait()
    {
        _store.Disk.Reset();
        var statuses = new List<JournalStatus>();
        while (!statuses.Contains(JournalStatus.Failed) && statuses.Count < 1000)
        {
            var append = Task.Run(() => _writer.Append(Events.Of(GateEventKind.Sighting)), TestContext.Current.CancellationToken);
            while (!append.IsCompleted)
            {
                _time.Advance(TimeSpan.FromMilliseconds(250));
                await Task.Yield();
            }

            statuses.Add((await append).Status);
        }

        Assert.Equal(JournalStatus.Failed, statuses[^1]);
        Assert.InRange(statuses.Count, 256, 260);
    }

    [Fact]
    public void Append_DiskFull_FailedAndTheNextOneWorks()
    {
        _store.FailingAppends = 1;
        var outcome = _writer.Append(Events.Sighting("ABC1234"));

        Assert.Equal(JournalStatus.Failed, outcome.Status);
        Assert.NotEmpty(outcome.Message);
        Assert.Equal(0, outcome.Id);
        Assert.True(_writer.Append(Events.Sighting("ABC1234")).IsDurable);
    }

    [Fact]
    public async Task Append_DiskHangs_LaterGivesTheIdWhenItIsKept()
    {
        var outcome = await AppendToAHangingDisk();

        Assert.False(outcome.Later!.IsCompleted);
        _store.Disk.Set();
        Assert.Equal("ABC1234", _store.Find(await outcome.Later)!.Sighting!.Text);
        Assert.Equal(1, _store.Count);
    }

    [Fact]
    public async Task Append_DiskHangsAndRefuses_LaterIsTheFault()
    {
        var outcome = await AppendToAHangingDisk();

        _store.FailingAppends = 1;
        _store.Disk.Set();
        await Assert.ThrowsAsync<ReadStoreFaultException>(() => outcome.Later!);
        Assert.Equal(0, _store.Count);
    }

    [Fact]
    public void Submit_Event_IsWrittenAtOnceWithoutWaitingForABatch()
    {
        _writer.Submit(Events.Of(GateEventKind.Barrier, "passed"));

        // Only the writer's own thread writes; an event that waits for a batch would wait for the clock.
        Assert.True(_store.AppendBegan.Wait(Long, TestContext.Current.CancellationToken));
    }

    private async Task<JournalOutcome> AppendToAHangingDisk()
    {
        _store.Disk.Reset();
        var append = Task.Run(() => _writer.Append(Events.Sighting("ABC1234")), TestContext.Current.CancellationToken);
        _store.AppendBegan.Wait(Long, TestContext.Current.CancellationToken);
        while (!append.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Yield();
        }

        return await append;
    }

    [Fact]
    public async Task Append_RandomFaultsFromManyThreads_NothingAcknowledgedIsLostAndNothingRefusedIsKept()
    {
        var seed = new Random(17);
        var tasks = Enumerable.Range(0, 8).Select(thread => (thread, random: new Random(seed.Next()))).Select(worker => Task.Run(() =>
        {
            var outcomes = new List<(string Plate, JournalOutcome Outcome)>();
            for (var i = 0; i < 250; i++)
            {
                if (worker.random.Next(10) == 0)
                    _store.FailingAppends = 1;
                if (worker.random.Next(4) == 0)
                    _writer.Post(Events.Of(GateEventKind.Barrier));
                var plate = $"T{worker.thread}N{i:0000}";
                outcomes.Add((plate, _writer.Append(Events.Sighting(plate))));
            }

            return outcomes;
        })).ToArray();
        var all = (await Task.WhenAll(tasks)).SelectMany(outcomes => outcomes).ToList();

        Assert.Contains(all, item => item.Outcome.Status == JournalStatus.Failed);
        Assert.All(all, item => Assert.NotEqual(JournalStatus.TimedOut, item.Outcome.Status));
        foreach (var (plate, outcome) in all)
        {
            var kept = _store.Query(new EventQuery { Plate = plate });
            if (outcome.IsDurable)
                Assert.Equal(outcome.Id, Assert.Single(kept).Id);
            else
                Assert.Empty(kept);
        }
    }

    [Fact]
    public void Post_ManyEvents_WrittenTogetherInOrder()
    {
        for (var i = 0; i < 100; i++)
            Assert.True(_writer.Post(Events.Of(GateEventKind.Barrier, $"{i}")));
        Assert.True(_writer.Flush(Long));

        Assert.Equal(Enumerable.Range(0, 100).Reverse().Select(i => $"{i}"),
            _store.Query(new EventQuery { Limit = 1000 }).Select(e => e.Text));
        Assert.True(_store.Units < 100, $"{_store.Units} units");
    }

    [Fact]
    public void Append_LesserEventsHandedOverBefore_HaveLowerNumbers()
    {
        for (var i = 0; i < 20; i++)
        {
            _writer.Post(Events.Of(GateEventKind.Barrier, $"before {i}"));
            Assert.Equal(2 * i + 2, _writer.Append(Events.Of(GateEventKind.Sighting, $"decision {i}")).Id);
        }

        Assert.Equal(
            Enumerable.Range(0, 20).SelectMany(i => new[] { $"before {i}", $"decision {i}" }),
            _store.Query(new EventQuery { Limit = 1000 }).Select(e => e.Text).Reverse());
    }

    [Fact]
    public void Append_NoRoomForBoth_TheDecisionIsKeptAndTheLesserTriedAgain()
    {
        _store.Disk.Reset();
        _writer.Post(Events.Of(GateEventKind.Barrier, "lesser"));
        _store.FailingAppends = 1;
        _store.Disk.Set();
        var outcome = _writer.Append(Events.Of(GateEventKind.Sighting, "decision"));
        Assert.True(_writer.Flush(Long));

        Assert.True(outcome.IsDurable);
        Assert.Equal(["decision", "lesser"], _store.Query(new EventQuery { Limit = 10 }).Select(e => e.Text).Order());
    }

    [Fact]
    public void Post_QueueFull_FalseAndCounted()
    {
        _store.Disk.Reset();
        _options = _options with { MaxWaiting = 16 };
        var taken = Enumerable.Range(0, 20).Count(i => _writer.Post(Events.Of(GateEventKind.Barrier)));

        Assert.Equal((16, 4), (taken, (int)_writer.Dropped));
    }

    [Fact]
    public void Post_StoreRefusesOnce_KeptAtTheNextTry()
    {
        _store.FailingAppends = 1;
        _writer.Post(Events.Of(GateEventKind.Barrier));

        Assert.True(_writer.Flush(Long));
        Assert.Equal((1, 0), ((int)_store.Count, (int)_writer.Dropped));
    }

    [Fact]
    public void Dispose_EventsWaiting_AreWritten()
    {
        _writer.Post(Events.Of(GateEventKind.Barrier));
        _writer.Dispose();

        Assert.Equal(1, _store.Count);
        Assert.False(_writer.Post(Events.Of(GateEventKind.Barrier)));
    }

    [Fact]
    public void Append_StoreThrowsAnythingAtAll_RefusedAndTheThreadGoesOn()
    {
        _store.Throws = new NotImplementedException("what a foreign library throws at a damaged page");
        Assert.Equal(JournalStatus.Failed, _writer.Append(Events.Sighting("ABC1234")).Status);
        _store.Throws = null;

        Assert.True(_writer.Append(Events.Sighting("XYZ9876")).IsDurable);
    }
}
