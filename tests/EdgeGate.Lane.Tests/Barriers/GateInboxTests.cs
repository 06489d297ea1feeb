using EdgeGate.Barrier;
using EdgeGate.Lane.Barriers;
using Xunit;

namespace EdgeGate.Lane.Tests.Barriers;

/// <summary>A person's input on its way to the lane's thread.</summary>
public sealed class GateInboxTests
{
    private readonly GateInbox _inbox = new();
    private readonly List<BarrierInputKind> _applied = [];

    [Fact]
    public void Drain_StillWanted_CarriesItOut()
    {
        Assert.True(Post(static () => true));
        Assert.Equal([BarrierInputKind.ManualOpen], _applied);
    }

    [Fact]
    public void Drain_NotWantedAnyMoreWhenTheLaneTakesIt_DoesNothing()
    {
        Assert.Throws<TimeoutException>(() => Post(static () => false));
        Assert.Empty(_applied);
    }

    /// <summary>Posts from a thread of its own, as the page does, and takes it on this one, as the lane does.</summary>
    private bool Post(Func<bool> stillWanted)
    {
        var posting = Task.Run(() => _inbox.Post(BarrierInputKind.ManualOpen, stillWanted), TestContext.Current.CancellationToken);
        while (!posting.IsCompleted)
        {
            _inbox.Drain(kind =>
            {
                _applied.Add(kind);
                return true;
            });
            Thread.Yield();
        }

        return posting.GetAwaiter().GetResult();
    }
}
