using EdgeGate.Appliance.Commissioning;
using EdgeGate.Commissioning.Measuring;
using EdgeGate.Domain.Frames;
using Xunit;

namespace EdgeGate.Appliance.Tests.Commissioning;

public sealed class LensPilotTests
{
    [Fact]
    public void Pilot_AHillOfSharpness_LeavesTheLensAtItsTop()
    {
        using var lens = new FakeLens();
        using var pilot = new LensPilot(lens, new() { SettleMs = 0, Samples = 3 });
        pilot.Begin(TimeSpan.Zero);
        Run(pilot, lens);
        Assert.Equal(FocusSearchState.Found, pilot.Progress!.State);
        Assert.True(SpinWait.SpinUntil(() => lens.Position is > 590 and < 650, TimeSpan.FromSeconds(10)),
            $"the lens stands at {lens.Position}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Pilot_AMotorThatFails_SaysSoAndEnds(bool unexpected)
    {
        using var lens = new FakeLens
        {
            Fault = unexpected ? new InvalidOperationException("unplugged")
            : new CameraFaultException(CameraFaultKind.Disconnected, "unplugged")
        };
        using var pilot = new LensPilot(lens, new());
        pilot.Begin(TimeSpan.Zero);
        Assert.True(SpinWait.SpinUntil(() => pilot.Fault.Length > 0, TimeSpan.FromSeconds(10)));
        Assert.Equal(FocusSearchState.Ended, pilot.Progress!.State);
        Assert.Contains("unplugged", pilot.Progress.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Pilot_Disposed_WaitsForItsThread()
    {
        using var lens = new FakeLens();
        var pilot = new LensPilot(lens, new());
        pilot.Begin(TimeSpan.Zero);
        pilot.Dispose();
        var stood = lens.Position;
        pilot.Observe(0.5, TimeSpan.FromSeconds(9));
        Assert.Equal(stood, lens.Position);
    }

    private static void Run(LensPilot pilot, FakeLens lens)
    {
        for (var now = TimeSpan.Zero; pilot.Progress!.State == FocusSearchState.Searching
            && now < TimeSpan.FromMinutes(5); now += TimeSpan.FromMilliseconds(100))
        {
            // The motor's thread is on its way.
            Assert.True(SpinWait.SpinUntil(() => lens.Position == pilot.Target, TimeSpan.FromSeconds(10)));
            pilot.Observe(0.6 * Math.Exp(-Math.Pow((lens.Position - 620) / 100.0, 2)), now);
        }
    }

    private sealed class FakeLens : ILens
    {
        private volatile int _position = 300;
        internal Exception? Fault { get; init; }

        public int Min => 0;

        public int Max => 1000;

        public int Step => 1;

        public int Position => _position;

        public void MoveTo(int position)
        {
            if (Fault is not null)
                throw Fault;
            _position = position;
        }

        public void Dispose()
        {
        }
    }
}
