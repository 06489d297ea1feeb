using EdgeGate.Lane.Supervision;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Lane.Tests.Supervision;

public sealed class VitalsTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<bool> _signs = [];
    private readonly Vitals _vitals;

    public VitalsTests() => _vitals = new(_time, TimeSpan.FromSeconds(2), _signs.Add);

    [Fact]
    public void Beat_OneLoopOnly_IsNeverAlive()
    {
        for (var i = 0; i < 100; i++)
        {
            _vitals.Beat(VitalLoop.Barrier);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Empty(_signs);
    }

    [Fact]
    public void Beat_BothLoops_FirstSignIsMarked()
    {
        _vitals.Beat(VitalLoop.Barrier);
        _vitals.Beat(VitalLoop.Frames);
        _time.Advance(TimeSpan.FromSeconds(2));
        _vitals.Beat(VitalLoop.Frames);
        _vitals.Beat(VitalLoop.Barrier);
        Assert.Equal([true, false], _signs);
    }

    [Fact]
    public void Beat_FramesStopAfterwards_AtMostOneMoreSignAndThenSilence()
    {
        _vitals.Beat(VitalLoop.Barrier);
        _vitals.Beat(VitalLoop.Frames);
        _vitals.Beat(VitalLoop.Frames);
        for (var i = 0; i < 600; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            _vitals.Beat(VitalLoop.Barrier);
        }

        Assert.InRange(_signs.Count, 1, 2);
    }

    [Fact]
    public void Beat_TimePassesWithoutBeats_NothingIsSaid()
    {
        _time.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_signs);
    }

    [Fact]
    public void Beat_MoreOftenThanThePause_IsSaidOnceAPause()
    {
        for (var i = 0; i < 100; i++)
        {
            _vitals.Beat(VitalLoop.Barrier);
            _vitals.Beat(VitalLoop.Frames);
            _time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.Equal(5, _signs.Count);
    }
}
