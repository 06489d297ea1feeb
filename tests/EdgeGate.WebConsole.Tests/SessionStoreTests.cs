using EdgeGate.Configuration.Options;
using EdgeGate.TestKit;
using EdgeGate.WebConsole.Accounts;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

[Trait("suite", "hard")]
public sealed class SessionStoreTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly SessionStore _store;

    public SessionStoreTests() => _store = new(new ConsoleOptions { IdleMinutes = 15, SessionHours = 10 }, _time);

    [Fact]
    public void Find_UnusedForAQuarterOfAnHour_IsOver()
    {
        var (session, token) = _store.Begin("lin", Role.Operator);
        _time.Advance(TimeSpan.FromMinutes(14));
        Assert.Same(session, _store.Find(token, use: false));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(_store.Find(token, use: true));
        Assert.True(session.Ended.IsCancellationRequested);
    }

    [Fact]
    public void Find_UsedAllTheTime_IsOverAfterTheLongestTimeAllTheSame()
    {
        var (_, token) = _store.Begin("lin", Role.Operator);
        for (var minute = 0; minute < 599; minute += 10)
        {
            Assert.NotNull(_store.Find(token, use: true));
            _time.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Null(_store.Find(token, use: true));
    }

    [Fact]
    public void Begin_Tokens_AreLongAndDifferentAndNotTheCsrfToken()
    {
        var sessions = Enumerable.Range(0, 20).Select(_ => _store.Begin("lin", Role.Operator)).ToList();
        Assert.Equal(20, sessions.Select(entry => entry.Token).Distinct().Count());
        Assert.All(sessions, entry => Assert.Equal(43, entry.Token.Length));
        Assert.All(sessions, entry => Assert.NotEqual(entry.Token, entry.Session.Csrf));
    }

    [Fact]
    public void Begin_MoreThanMost_SignsOutTheOneUnusedForLongest()
    {
        var first = _store.Begin("first", Role.Operator);
        var second = _store.Begin("second", Role.Operator);
        _time.Advance(TimeSpan.FromSeconds(1));
        _store.Find(first.Token, use: true);
        for (var i = 2; i <= SessionStore.Most; i++)
            _store.Begin($"n{i}", Role.Operator);
        Assert.NotNull(_store.Find(first.Token, use: false));
        Assert.Null(_store.Find(second.Token, use: false));
    }

    [Fact]
    public void EndAll_OneBrowserExcepted_SignsOutTheOthersOfThatPersonOnly()
    {
        var (here, other, elsewhere) = (_store.Begin("lin", Role.Operator), _store.Begin("otto", Role.Operator),
            _store.Begin("lin", Role.Operator));
        _store.EndAll("lin", except: here.Session);
        Assert.NotNull(_store.Find(here.Token, use: false));
        Assert.NotNull(_store.Find(other.Token, use: false));
        Assert.Null(_store.Find(elsewhere.Token, use: false));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    public void Find_NoToken_IsNobody(string? token) => Assert.Null(_store.Find(token, use: true));
}
