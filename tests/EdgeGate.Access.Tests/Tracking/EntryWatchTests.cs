using EdgeGate.Access.Tracking;
using Xunit;

namespace EdgeGate.Access.Tests.Tracking;

public sealed class EntryWatchTests
{
    private readonly EntryWatch _watch = new();
    private TimeSpan _now = TimeSpan.FromMinutes(5);

    [Fact]
    public void Observe_VehicleWithoutAnyPlate_ToldOnceHoweverLongItStands() => Assert.Equal(1, Stand(60));

    [Fact]
    public void Observe_LoopFlickers_StillOneVehicle()
    {
        var told = Stand(7);
        for (var i = 0; i < 20; i++)
        {
            Clear(0.5);
            told += Stand(7);
        }

        Assert.Equal(1, told);
    }

    [Fact]
    public void Observe_NextVehicle_ToldAgain()
    {
        Assert.Equal(1, Stand(7));
        Clear(2);
        Assert.Equal(1, Stand(7));
    }

    [Fact]
    public void Observe_ShortStay_NothingToTell() => Assert.Equal(0, Stand(5));

    [Theory]
    [InlineData(-5)]
    [InlineData(2)]
    public void Observe_DecidedOnBeforeOrInTheLoop_NothingToTell(double secondsAfterItCame)
    {
        if (secondsAfterItCame < 0)
        {
            _watch.Seen(_now);
            Clear(-secondsAfterItCame);
            Assert.Equal(0, Stand(30));
            return;
        }

        var told = Stand(secondsAfterItCame);
        _watch.Seen(_now);
        Assert.Equal(0, told + Stand(30));
    }

    [Fact]
    public void Observe_DecidedOnLongAgo_IsAnotherVehicle()
    {
        _watch.Seen(_now);
        Clear(60);
        Assert.Equal(1, Stand(7));
    }

    private int Stand(double seconds) => Pass(seconds, taken: true);

    private void Clear(double seconds) => Assert.Equal(0, Pass(seconds, taken: false));

    private int Pass(double seconds, bool taken)
    {
        var told = 0;
        for (var end = _now + TimeSpan.FromSeconds(seconds); _now < end; _now += TimeSpan.FromMilliseconds(50))
            told += _watch.Observe(taken, _now) ? 1 : 0;
        return told;
    }
}
