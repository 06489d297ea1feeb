using EdgeGate.TestKit;
using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

public sealed class LoginGuardTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LoginGuard _guard;

    public LoginGuardTests() => _guard = new(_time);

    [Fact]
    public void Failed_FiveTimes_LocksAndDoublesUpToAQuarterOfAnHour()
    {
        for (var i = 0; i < 4; i++)
            Assert.Equal(TimeSpan.Zero, _guard.Failed("lin", "a"));
        double[] minutes = [1, 2, 4, 8, 15, 15];
        foreach (var expected in minutes)
        {
            Assert.Equal(TimeSpan.FromMinutes(expected), _guard.Failed("lin", "a"));
            Assert.Equal(TimeSpan.FromMinutes(expected), _guard.Wait("lin", "a"));
            _time.Advance(TimeSpan.FromMinutes(expected));
            Assert.Equal(TimeSpan.Zero, _guard.Wait("lin", "a"));
        }
    }

    [Fact]
    public void Failed_FromOnePlace_DoesNotLockThePersonOutElsewhere()
    {
        for (var i = 0; i < 20; i++)
            _guard.Failed("lin", "attacker");
        Assert.True(_guard.Wait("lin", "attacker") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, _guard.Wait("lin", "own laptop"));
    }

    [Fact]
    public void Failed_ManyNamesFromOnePlace_LocksThePlace()
    {
        for (var i = 0; i < 15; i++)
            _guard.Failed($"name{i}", "a");
        Assert.True(_guard.Wait("somebody else", "a") > TimeSpan.Zero);
        Assert.Equal(TimeSpan.Zero, _guard.Wait("somebody else", "b"));
    }

    [Fact]
    public void Failed_OneNameFromManyPlaces_StaysBelowAHundredTriesAnHour()
    {
        var tried = 0;
        for (var minute = 0; minute < 60; minute++, _time.Advance(TimeSpan.FromMinutes(1)))
        {
            for (var place = 0; place < 50; place++)
            {
                if (_guard.Wait("lin", $"{minute}.{place}") > TimeSpan.Zero)
                    continue;
                tried++;
                _guard.Failed("lin", $"{minute}.{place}");
            }
        }

        Assert.InRange(tried, 60, 100);
    }

    [Fact]
    public void Succeeded_AfterFailures_StartsAnew()
    {
        for (var i = 0; i < 4; i++)
            _guard.Failed("lin", "a");
        _guard.Succeeded("lin", "a");
        for (var i = 0; i < 4; i++)
            Assert.Equal(TimeSpan.Zero, _guard.Failed("lin", "a"));
    }

    [Fact]
    public void Failed_EndlessNames_KeepsABoundedBook()
    {
        var before = GC.GetTotalMemory(true);
        for (var i = 0; i < 100_000; i++)
            _guard.Failed($"name{i}", $"place{i}");
        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, 4_000_000);
    }
}
