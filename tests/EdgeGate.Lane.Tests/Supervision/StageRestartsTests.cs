using EdgeGate.Lane.Supervision;
using Xunit;

namespace EdgeGate.Lane.Tests.Supervision;

public sealed class StageRestartsTests
{
    private readonly StageRestarts _restarts = new();

    [Fact]
    public void Failed_AgainAndAgain_PausesDouble()
    {
        var now = TimeSpan.Zero;
        var pauses = new List<double>();
        for (var i = 0; i < 4; i++)
        {
            pauses.Add(_restarts.Failed(now).TotalSeconds);
            now += TimeSpan.FromSeconds(10);
        }

        Assert.Equal([0.5, 1, 2, 4], pauses);
        Assert.False(_restarts.IsFaulted);
    }

    [Fact]
    public void Failed_FifthTimeInAMinute_IsFaultedForTenMinutes()
    {
        var now = TimeSpan.Zero;
        for (var i = 0; i < 5; i++)
            _restarts.Failed(now += TimeSpan.FromSeconds(5));
        Assert.True(_restarts.IsFaulted);
        Assert.False(_restarts.MayRun(now + TimeSpan.FromMinutes(9.9)));
        Assert.True(_restarts.MayRun(now + TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public void Failed_FiveTimesOverFiveMinutes_IsNotFaulted()
    {
        var now = TimeSpan.Zero;
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(StageRestarts.FirstPause, _restarts.Failed(now));
            now += TimeSpan.FromSeconds(61);
        }

        Assert.False(_restarts.IsFaulted);
    }

    [Fact]
    public void Worked_AfterFaulted_IsNotFaultedAnyMore()
    {
        for (var i = 0; i < 5; i++)
            _restarts.Failed(TimeSpan.Zero);
        _restarts.Worked();
        Assert.False(_restarts.IsFaulted);
        Assert.Equal(5, _restarts.Total);
    }

    [Fact]
    public void MayRun_DuringAPause_IsNo()
    {
        _restarts.Failed(TimeSpan.FromSeconds(1));
        Assert.False(_restarts.MayRun(TimeSpan.FromSeconds(1.4)));
        Assert.True(_restarts.MayRun(TimeSpan.FromSeconds(1.5)));
    }
}
