using EdgeGate.TestKit;
using EdgeGate.WebConsole.Live;
using EdgeGate.WebConsole.Ports;
using Xunit;

namespace EdgeGate.WebConsole.Tests;

/// <summary>A button that acts only while it is held.</summary>
public sealed class DeadManTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<GateCommand> _posted = [];
    private readonly List<bool> _stops = [];
    private readonly DeadMan _button;
    private bool _accepts = true;
    private int _busy;

    public DeadManTests() => _button = new DeadMan(Post, action => action(), _time) { OnStopped = _stops.Add };

    public void Dispose() => _button.Dispose();

    [Fact]
    public void Release_AfterPress_HoldsTheGateOnce()
    {
        Assert.True(_button.Press(GateCommand.Open, Wanted));
        _button.Release();
        _button.Release();
        Assert.Equal([GateCommand.Open, GateCommand.Hold], _posted);
        Assert.Equal([false], _stops);
    }

    [Fact]
    public void Beat_AllTheTime_KeepsItHeld_AndSilenceStopsIt()
    {
        _button.Press(GateCommand.Open, Wanted);
        for (var i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(200));
            _button.Beat();
        }

        Assert.Equal([GateCommand.Open], _posted);
        _time.Advance(DeadMan.Silence);
        Assert.Equal([GateCommand.Open, GateCommand.Hold], _posted);
        Assert.Equal([true], _stops);
        Assert.False(_button.IsHeld);
    }

    [Fact]
    public void Beat_WithoutAPress_DoesNothing()
    {
        _button.Beat();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(_posted);
    }

    [Fact]
    public void Press_Refused_IsNotHeldAndAsksForNothingElse()
    {
        _accepts = false;
        Assert.False(_button.Press(GateCommand.Close, Wanted));
        Assert.False(_button.IsHeld);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal([GateCommand.Close], _posted);
    }

    [Fact]
    public void Press_WhileHeld_IsRefused()
    {
        Assert.True(_button.Press(GateCommand.Open, Wanted));
        Assert.False(_button.Press(GateCommand.Close, Wanted));
        Assert.Equal([GateCommand.Open], _posted);
    }

    [Fact]
    public void Release_WhenTheLaneDoesNotTakeTheHold_IsAskedOnceMore()
    {
        _button.Press(GateCommand.Open, Wanted);
        _busy = 1;
        _button.Release();
        Assert.Equal([GateCommand.Open, GateCommand.Hold], _posted);
    }

    [Fact]
    public void Dispose_WhileHeld_HoldsTheGate()
    {
        _button.Press(GateCommand.Open, Wanted);
        _button.Dispose();
        Assert.Equal([GateCommand.Open, GateCommand.Hold], _posted);
    }

    [Fact]
    public void Press_NotWantedAnyMore_IsNotHeldAndMovesNothing()
    {
        Assert.Throws<TimeoutException>(() => _button.Press(GateCommand.Open, static () => false));
        Assert.False(_button.IsHeld);
        Assert.Empty(_posted);
    }

    private static bool Wanted() => true;

    private bool Post(GateCommand command, Func<bool> stillWanted)
    {
        if (_busy-- > 0 || !stillWanted())
            throw new TimeoutException();
        _posted.Add(command);
        return _accepts;
    }
}
