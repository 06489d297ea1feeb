using EdgeGate.Barrier;
using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Barriers;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Lane.Tests;

/// <summary>The barrier of a live lane opens for what was seen a moment ago, whatever stood still in between.</summary>
public sealed class LiveBarrierTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeGateLines _lines = new(LineSnapshot.NoneFitted, GateOutput.Open);
    private readonly BarrierController _controller;
    private readonly BarrierLoop _loop;
    private readonly LiveBarrier _barrier;

    public LiveBarrierTests()
    {
        _controller = new(_lines, new BarrierOptions(), _time.Elapsed, static _ => { }, NullLogger.Instance);
        _loop = new(_lines, _controller, _time, NullLogger.Instance);
        _barrier = new(_loop, _controller);
    }

    public void Dispose()
    {
        _loop.Dispose();
        _controller.Dispose();
    }

    [Fact]
    public void RequestOpen_SeenAMomentAgo_Opens()
    {
        var seen = _time.Elapsed;
        _time.Advance(LiveBarrier.Oldest);

        Assert.Equal(OpenAnswer.Given, _barrier.RequestOpen(seen));
        Assert.True(_lines.IsActive(GateOutput.Open));
    }

    [Fact]
    public void RequestOpen_ProcessStoodStillSinceThePicture_OpensNothing()
    {
        var seen = _time.Elapsed;
        _time.Advance(LiveBarrier.Oldest + TimeSpan.FromMilliseconds(1));

        Assert.Throws<TimeoutException>(() => _barrier.RequestOpen(seen));
        Assert.DoesNotContain((GateOutput.Open, true), _lines.Writes);
    }
}
