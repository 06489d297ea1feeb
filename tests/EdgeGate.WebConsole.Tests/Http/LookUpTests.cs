using EdgeGate.Domain.Events;
using EdgeGate.WebConsole.Accounts;
using EdgeGate.WebConsole.Wording;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Http;

/// <summary>
/// Who looks at other people's data on the page is on record: one line for each look-up, not for each page or picture of it.
/// </summary>
[Trait("suite", "hard")]
public sealed class LookUpTests : IDisposable
{
    private readonly TestServer _box = new();
    private readonly (Session Session, string Token) _lin;

    public LookUpTests()
    {
        _lin = _box.SignIn(Role.Operator);
        foreach (var id in (long[])[3, 2, 1])
        {
            _box.Lane.Known.Add(new GateEvent
            {
                Id = id, Time = new(Guid.Empty, default, DateTimeOffset.UnixEpoch, ClockState.Synchronised), Kind = GateEventKind.Sighting,
                Text = "ABC1234",
                Images = new Dictionary<string, byte[]> { ["plate"] = [1], ["scene"] = [2] },
            });
        }
    }

    public void Dispose() => _box.Dispose();

    [Fact]
    public async Task Search_WithItsPagesAndPictures_OneLine()
    {
        await Get("/api/events?plate=ABC1234&limit=2");
        await Get("/api/events?plate=ABC1234&limit=2&before=2");
        foreach (var picture in (string[])["3/image/plate", "3/image/scene", "2/image/plate"])
            await Get($"/api/events/{picture}");

        Assert.EndsWith(" looked for events: plate \"ABC1234\"", Assert.Single(_box.Lane.Audits));
    }

    [Fact]
    public async Task Image_OfAnEventThatNoLookUpHasShown_NamesTheEventOnce()
    {
        await Get("/api/events?limit=1");
        _box.Lane.Audits.Clear();

        await Get("/api/events/1/image/plate");
        await Get("/api/events/1/image/scene");

        Assert.EndsWith(" looked at event 1", Assert.Single(_box.Lane.Audits));
    }

    [Fact]
    public async Task Search_PageThatAsksByItself_StaysOneLookUpUntilItHasBeenSilent()
    {
        for (var minutes = 0; minutes < 30; minutes += 5, _box.Time.Advance(TimeSpan.FromMinutes(5)))
            await Get("/api/list");
        Assert.Single(_box.Lane.Audits);

        _box.Time.Advance(TimeSpan.FromMinutes(6));
        await Get("/api/list");
        Assert.Equal(2, _box.Lane.Audits.Count);
    }

    [Theory]
    [InlineData("/api/list", "looked at the access list")]
    [InlineData("/api/list?filter=Lin", "looked for \"Lin\" in the access list")]
    [InlineData("/api/presence", "looked at who is inside")]
    [InlineData("/api/nearmisses", "looked at the near misses")]
    [InlineData("/api/events", "looked at all events")]
    [InlineData("/api/events/2", "looked at event 2")]
    public async Task Look_AtAnything_RecordedAndSaidInEveryLanguage(string path, string what)
    {
        await Get(path);
        await Get(path);

        var audit = Assert.Single(_box.Lane.Audits);
        Assert.EndsWith(what, audit);
        Assert.NotNull(OldJournalSentences.Of($"page: {audit}"));
    }

    private async Task Get(string path) => Assert.Equal(System.Net.HttpStatusCode.OK, (await _box.Send("GET", path, _lin)).Status);
}
