using System.Net;
using EdgeGate.TestKit;
using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>Guessing is slow, from wherever it comes, and nobody is shut out by what others guess.</summary>
[Trait("suite", "hard")]
public sealed class LoginGuardTests
{
    private static readonly IPAddress Attacker = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Desk = IPAddress.Parse("192.0.2.10");

    private readonly FakeTimeProvider _time = new();
    private readonly LoginGuard _guard;

    public LoginGuardTests() => _guard = new(_time);

    [Fact]
    public void Begin_WrongFiveTimes_NextWaitsTwiceAsLongEachTimeButNeverMoreThanAMinute()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(0, Wait("lin", Attacker));
        double[] seconds = [1, 2, 4, 8, 16, 32, 60, 60];
        foreach (var expected in seconds)
        {
            Assert.Equal(expected, Wait("lin", Attacker));
            _time.Advance(TimeSpan.FromSeconds(expected));
            Assert.Equal(0, Wait("lin", Attacker));
        }
    }

    [Fact]
    public void Begin_ManyAtOnce_AreCountedBeforeAnyIsLookedAt()
    {
        var begun = 0;
        Parallel.For(0, 60, _ => Interlocked.Add(ref begun, _guard.Begin("lin", Attacker, null, out var _) is null ? 0 : 1));
        Assert.Equal(5, begun);
    }

    [Fact]
    public void Begin_TooSoon_DoesNotCountAndDoesNotMakeItLonger()
    {
        Fail("lin", Attacker, 5);
        for (var i = 0; i < 100; i++)
            Assert.Equal(1, Wait("lin", Attacker));
    }

    [Fact]
    public void Begin_FromOnePlace_DoesNotSlowThePersonDownElsewhere()
    {
        Fail("lin", Attacker, 200);
        Assert.True(Wait("lin", Attacker) > 0);
        Assert.Equal(0, Wait("lin", Desk));
    }

    [Fact]
    public void Begin_OneAddressAfterTheOtherOfOneSubscriber_IsOnePlace()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(0, Wait("lin", IPAddress.Parse($"2001:db8:1:2::{i + 1}")));
        Assert.True(Wait("lin", IPAddress.Parse("2001:db8:1:2:ffff::1")) > 0);
        Assert.Equal(0, Wait("lin", IPAddress.Parse("2001:db8:1:3::1")));
    }

    [Fact]
    public void Begin_ManyNamesFromOnePlace_SlowsThePlaceDown()
    {
        for (var i = 0; i < 20; i++)
            Assert.Equal(0, Wait($"name{i}", Attacker));
        Assert.InRange(Wait("somebody else", Attacker), 1, 30);
        Assert.Equal(0, Wait("somebody else", Desk));
    }

    [Fact]
    public void Begin_ManyNamesThroughATunnel_SlowNobodyElseDown()
    {
        for (var i = 0; i < 500; i++)
            Assert.Equal(0, Wait($"name{i}", null));
        Assert.Equal(0, Wait("lin", null));
    }

    [Fact]
    public void Begin_OnADeviceThatSignedInBefore_GoesOnWhateverStrangersGuess()
    {
        Fail("lin", null, 500);
        Assert.True(Wait("lin", null) > 0);
        for (var i = 0; i < 10; i++)
            Assert.Equal(0, Wait("lin", null, "own phone"));
        Assert.InRange(Wait("lin", null, "own phone"), 1, 60);
        Assert.Equal(0, Wait("lin", null, "own desk"));
    }

    [Fact]
    public void Begin_OneNameFromManyPlaces_StaysBelowAHundredTriesAnHour()
    {
        var tried = 0;
        for (var second = 0; second < 3600; second++, _time.Advance(TimeSpan.FromSeconds(1)))
        {
            for (var place = 0; place < 20; place++)
                tried += _guard.Begin("lin", new IPAddress([10, (byte)place, (byte)(second >> 8), (byte)second]), null, out _) is null ? 0
                    : 1;
        }

        Assert.InRange(tried, 60, 100);
    }

    [Fact]
    public void TakeBack_RightPassword_StartsAnewForThisPersonAndCountsNoTryForTheOthers()
    {
        Fail("lin", Attacker, 4);
        _guard.TakeBack(_guard.Begin("lin", Attacker, null, out _)!, isRight: true);
        Fail("lin", Attacker, 4);
        Assert.Equal(0, Wait("lin", Attacker));
    }

    [Fact]
    public void TakeBack_NobodyLooked_IsAsIfItHadNotBeen()
    {
        for (var i = 0; i < 50; i++)
            _guard.TakeBack(_guard.Begin("lin", Attacker, null, out _)!, isRight: false);
        Fail("lin", Attacker, 4);
        Assert.Equal(0, Wait("lin", Attacker));
    }

    [Fact]
    public void Begin_EndlessNames_KeepsABoundedBook()
    {
        for (var i = 0; i < 20_000; i++)
            _guard.Begin($"name{i}", new IPAddress([10, 1, (byte)(i >> 8), (byte)i]), null, out _);
        Assert.InRange(_guard.Known, 1, 4096 + 3);
    }

    private void Fail(string name, IPAddress? place, int times)
    {
        for (var i = 0; i < times; i++)
            _guard.Begin(name, place, null, out _);
    }

    /// <summary>Seconds that a try has to wait; 0: it went on, and counts.</summary>
    private double Wait(string name, IPAddress? place, string? device = null)
    {
        _guard.Begin(name, place, device, out var wait);
        return wait.TotalSeconds;
    }
}
