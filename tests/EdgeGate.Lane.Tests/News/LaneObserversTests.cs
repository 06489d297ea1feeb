using EdgeGate.Barrier;
using EdgeGate.Domain.Gate;
using EdgeGate.Lane.Terminal;
using EdgeGate.Lane.Tests.Passages;
using Xunit;

namespace EdgeGate.Lane.Tests.News;

/// <summary>Every alarm goes one way, and is told whoever tells the rest.</summary>
public sealed class LaneObserversTests
{
    [Fact]
    public void Alarms_OfASimulatedBarrier_AreToldThoughItsMovesAreNot()
    {
        using var bench = new GateRig();
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
        using var bench = new GateRig();
        var output = new StringWriter();
        var console = new ConsoleReporter(output, TimeSpan.Zero) { Lines = new(false) };
        bench.Observers.Add(console);
        (console.Summary.Vehicles, console.Summary.Granted, console.Summary.Denied) = (3, 2, 1);

        bench.Apply(BarrierInputKind.ManualHold);
        bench.Grant(1, "ABC1234");
        bench.Pass(1);
        bench.Leave(1);
        bench.Pass(3);
        Assert.Equal("3 vehicles: 0 let in (2 granted, 1 did not pass, 1 still open), 1 denied, 0 ignored; 1 alarms",
            console.Summary.Describe());

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
        using var bench = new GateRig(LineSnapshot.NoneFitted);
        var output = new StringWriter();
        bench.Observers.Add(new ConsoleReporter(output, TimeSpan.Zero) { Lines = new(true) });
        bench.Apply(BarrierInputKind.ManualHold);
        bench.Grant(1, "ABC1234");

        Assert.Contains("*****34: granted, did not open: the barrier is held.", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ABC1234", output.ToString(), StringComparison.Ordinal);
    }
}
