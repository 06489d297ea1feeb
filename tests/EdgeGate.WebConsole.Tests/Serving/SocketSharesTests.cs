using EdgeGate.WebConsole.Serving;
using Xunit;

namespace EdgeGate.WebConsole.Tests.Serving;

/// <summary>How many pages one person has open.</summary>
public sealed class SocketSharesTests
{
    private readonly SocketShares _shares = new();

    [Fact]
    public void Enter_OnePageMoreThanAPersonMay_HasNoPlaceUntilOneIsGivenBack()
    {
        var held = Enumerable.Range(0, SocketShares.OfOne).Select(page => Enter($"page {page}")).ToArray();

        Assert.Null(_shares.Enter("lin", "one more", "live"));
        Assert.NotNull(_shares.Enter("otto", "one more", "live"));
        held[0].Dispose();
        Assert.NotNull(_shares.Enter("lin", "one more", "live"));
    }

    [Fact]
    public void Enter_PagesWithoutANumber_CountOneByOne()
    {
        for (var i = 0; i < SocketShares.OfOne; i++)
            Enter("");

        Assert.Null(_shares.Enter("lin", "", "live"));
    }

    [Fact]
    public void Enter_TwoPurposesOfEachPage_CountAsOnePage()
    {
        for (var i = 0; i < SocketShares.OfOne; i++)
        {
            Assert.NotNull(_shares.Enter("lin", $"page {i}", "live"));
            Assert.NotNull(_shares.Enter("lin", $"page {i}", "contacts"));
        }
    }

    [Fact]
    public async Task Enter_PageThatConnectsAgain_TakesOverFromItsOwnSocketAlone()
    {
        using var before = Enter("page");
        using var elsewhere = Enter("another page");
        var over = new TaskCompletionSource();
        await using var told = before.Replaced.Register(over.SetResult);

        // As often as a page tries while its box does not answer.
        for (var i = 0; i < 20; i++)
            Enter("page");

        await over.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(elsewhere.Replaced.IsCancellationRequested);

        // The old ones leave late, and take nothing with them.
        before.Dispose();
        Assert.NotNull(_shares.Enter("lin", "third page", "live"));
        Assert.Null(_shares.Enter("lin", "fourth page", "live"));
    }

    private SocketShares.Place Enter(string page)
    {
        var place = _shares.Enter("lin", page, "live");
        Assert.NotNull(place);
        return place;
    }
}
