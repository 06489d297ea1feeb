using EdgeGate.Appliance.Lanes;
using EdgeGate.Appliance.Page;
using EdgeGate.Barrier;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Appliance.Tests.Passages;

/// <summary>Every alarm goes one way: terminal, page and journal tell and count the same.</summary>
public sealed class LaneObserversTests
{
    [Fact]
    public void Alarms_OfEveryKind_AreCountedAlikeByTerminalPageAndJournal()
    {
        using var bench = new GateBench();
        var output = new StringWriter();
        var console = new ConsoleReporter(output, TimeSpan.Zero) { Lines = new(false) };
        var page = new PageFeed(null!, bench.Time);
        bench.Observers.Add(console);
        bench.Observers.Add(page);

        // A vehicle that is not opened for, a barrier that is tampered with, and what anybody else raises.
        bench.Apply(BarrierInputKind.ManualHold);
        bench.Grant(1, "ABC1234");
        bench.Apply(BarrierInputKind.ManualRelease);
        bench.Apply(BarrierInputKind.Fire);
        bench.Observers.OnAlarm(bench.Time.Elapsed, "the camera does not answer");
        bench.Pass(1);

        var recorded = bench.Recorded().Where(one => one.Kind == GateEventKind.Alarm).Select(one => one.Text).ToArray();
        Assert.Equal(3, recorded.Length);
        Assert.Equal(bench.Alarms, recorded);
        Assert.Equal((3, 3L), (console.Summary.Alarms, page.State.Alarms));
        Assert.Equal("the camera does not answer", page.State.LastAlarm);
        Assert.Equal(recorded, output.ToString().Split(Environment.NewLine).Where(line => line.Contains("  ALARM     ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf("ALARM", StringComparison.Ordinal) + 10)..]));
    }

    [Fact]
    public void Alarms_OfASimulatedBarrier_AreToldThoughItsMovesAreNot()
    {
        using var bench = new GateBench();
        var output = new StringWriter();
        bench.Observers.Add(new ConsoleReporter(output, TimeSpan.Zero) { Lines = new(false), TellsBarrier = false });

        bench.Apply(BarrierInputKind.Fire);
        bench.Pass(3);

        Assert.Contains("ALARM", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Opening -> Open", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_GrantedButHeld_CountsNobodyAsLetIn()
    {
        using var bench = new GateBench();
        var output = new StringWriter();
        var console = new ConsoleReporter(output, TimeSpan.Zero) { Lines = new(false) };
        bench.Observers.Add(console);
        (console.Summary.Vehicles, console.Summary.Granted, console.Summary.Denied) = (3, 2, 1);

        bench.Apply(BarrierInputKind.ManualHold);
        bench.Grant(1, "ABC1234");
        bench.Pass(1);
        bench.Leave(1);
        bench.Pass(3);
        Assert.Equal("3 vehicles: 0 let in (2 granted, 1 did not pass, 1 still open), 1 denied, 0 ignored; 1 alarms", console.Summary.Describe());

        bench.Apply(BarrierInputKind.ManualRelease);
        bench.Grant(2, "DEF5678");
        bench.Pass(2);
        bench.Leave(2);
        bench.Cross();
        bench.Pass(2);
        Assert.StartsWith("3 vehicles: 1 let in (2 granted, 1 did not pass), 1 denied", console.Summary.Describe());
        Assert.Contains("passed    DEF5678", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Alarm_OfAVehicle_IsMaskedInSystemdsJournal()
    {
        using var bench = new GateBench(LineSnapshot.NoneFitted);
        var output = new StringWriter();
        bench.Observers.Add(new ConsoleReporter(output, TimeSpan.Zero) { Lines = new(true) });
        bench.Apply(BarrierInputKind.ManualHold);
        bench.Grant(1, "ABC1234");

        Assert.Contains("*****34: granted, did not open: the barrier is held.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ABC1234", output.ToString(), StringComparison.Ordinal);
    }
}
