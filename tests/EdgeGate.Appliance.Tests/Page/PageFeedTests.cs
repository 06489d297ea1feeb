using EdgeGate.Appliance.Page;
using EdgeGate.Barrier;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Lane.Terminal;
using EdgeGate.Lane.Tests.Passages;
using Xunit;

namespace EdgeGate.Appliance.Tests.Page;

/// <summary>Every alarm goes one way: terminal, page and journal tell and count the same.</summary>
public sealed class PageFeedTests
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
        bench.Observers.OnAlarm(bench.Time.Elapsed, Phrase.Of("cameraFault", ("message", "the camera does not answer")));
        bench.Pass(1);

        var recorded = bench.Recorded().Where(one => one.Kind == GateEventKind.Alarm).Select(one => one.Text).ToArray();
        Assert.Equal(3, recorded.Length);
        Assert.Equal(bench.Alarms, recorded);
        Assert.All(bench.Recorded(), one => Assert.Equal(one.Text, one.Told?.English));
        Assert.Equal((3, 3L), (console.Summary.Alarms, page.State.Alarms));
        Assert.Equal("the camera does not answer", page.State.LastAlarm?.English);
        Assert.Equal(recorded, output.ToString().Split(Environment.NewLine).Where(line => line.Contains("  ALARM     ", StringComparison.Ordinal)).Select(line => line[(line.IndexOf("ALARM", StringComparison.Ordinal) + 10)..]));
    }
}
