using System.Net;
using EdgeGate.TestKit;
using EdgeGate.WebConsole.Serving;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Serving;

/// <summary>Strangers crowd out strangers, and nobody who is signed in.</summary>
[Trait("suite", "hard")]
public sealed class ConnectionSharesTests
{
    private static readonly IPAddress Attacker = IPAddress.Parse("203.0.113.7");

    private readonly ConnectionShares _shares = new(new FakeTimeProvider(), NullLogger.Instance);
    private readonly List<int> _cut = [];
    private int _next;

    [Fact]
    public void Enter_MoreThanOneAddressMayHold_CutsItsOwnOldest()
    {
        Enter(Attacker, ConnectionShares.OfOneAddress + 3);
        Assert.Equal([0, 1, 2], _cut);
        Assert.Equal(ConnectionShares.OfOneAddress, _shares.Count);
    }

    [Fact]
    public void Enter_OldestIsBeingAnswered_CutsOneThatDoesNothing()
    {
        Enter(Attacker, 2).ForEach(share => share.Begin(null));
        Enter(Attacker, ConnectionShares.OfOneAddress - 1);
        Assert.Equal([2], _cut);
    }

    [Fact]
    public void Enter_CrowdFromEverywhere_NeverCutsWhoIsSignedInAndAlwaysHasAPlaceForTheNext()
    {
        var person = Enter(IPAddress.Parse("192.0.2.10"), 1)[0];
        person.Begin("lin");
        for (var i = 0; i < 1000; i++)
            Assert.Single(Enter(new IPAddress([10, 0, (byte)(i >> 8), (byte)i]), 1));

        Assert.DoesNotContain(0, _cut);
        Assert.Equal(ConnectionShares.Most - ConnectionShares.Reserved + 1, _shares.Count);
        Assert.Equal(1000 - (ConnectionShares.Most - ConnectionShares.Reserved), _cut.Count);
    }

    [Fact]
    public void Enter_ThroughOneTunnel_PersonsConnectionsAreNotCountedWithStrangers()
    {
        foreach (var share in Enter(IPAddress.Loopback, 8))
            share.Begin("lin");
        Enter(IPAddress.Loopback, 200);
        Assert.DoesNotContain(_cut, number => number < 8);
        Assert.Equal(8 + ConnectionShares.OfTheBox, _shares.Count);
    }

    [Fact]
    public void Begin_OnePersonOnEndlessConnections_KeepsHisShareAndTheRestAreStrangers()
    {
        foreach (var share in Enter(Attacker, ConnectionShares.OfOneAddress))
            share.Begin("otto");
        for (var i = 0; i < 100; i++)
            Enter(Attacker, 1)[0].Begin("otto");
        Assert.Equal(ConnectionShares.OfOnePerson + ConnectionShares.OfOneAddress, _shares.Count);
        Assert.Single(Enter(IPAddress.Parse("192.0.2.10"), 1));
    }

    [Fact]
    public void Enter_EveryPlaceHeldBySomebodySignedIn_IsRefused()
    {
        for (var person = 0; person < ConnectionShares.Most / ConnectionShares.OfOnePerson; person++)
        {
            for (var i = 0; i < ConnectionShares.OfOnePerson; i++)
                Enter(Attacker, 1)[0].Begin($"person {person}");
        }

        Assert.Null(_shares.Enter(Attacker, () => { }));
        Assert.Empty(_cut);
    }

    [Fact]
    public void Dispose_Connection_GivesItsPlaceBack()
    {
        Enter(Attacker, 8).ForEach(share => share.Dispose());
        Assert.Equal(0, _shares.Count);
    }

    [Fact]
    public void OncePerMinute_Crowd_IsToldOnceAMinuteWithHowMany()
    {
        var time = new FakeTimeProvider();
        var once = new OncePerMinute(time);
        Assert.True(once.IsDue(out var times));
        Assert.Equal(1, times);
        for (var i = 0; i < 947; i++)
            Assert.False(once.IsDue(out _));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.True(once.IsDue(out times));
        Assert.Equal(948, times);
    }

    private List<ConnectionShares.Share> Enter(IPAddress address, int count)
    {
        var entered = new List<ConnectionShares.Share>();
        for (var i = 0; i < count; i++)
        {
            var number = _next++;
            if (_shares.Enter(address, () => _cut.Add(number)) is { } share)
                entered.Add(share);
        }

        return entered;
    }
}
