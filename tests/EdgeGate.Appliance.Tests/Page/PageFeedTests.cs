using EdgeGate.Access.Tracking;
using EdgeGate.Appliance.Page;
using EdgeGate.Barrier;
using EdgeGate.Domain.Configuration;
using EdgeGate.Domain.Events;
using EdgeGate.Domain.Phrases;
using EdgeGate.Lane.Terminal;
using EdgeGate.Lane.Tests.Passages;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Appliance.Tests.Page;

/// <summary>Every alarm goes one way: terminal, page and journal tell and count the same.</summary>
public sealed class PageFeedTests
{
    [Fact]
    public void Drift_LimitOfWhatIsReadChanges_CountsForTheNextVehicle()
    {
        using var bench = new GateRig();
        var tracker = new TrackerOptions();
        var page = new PageFeed(null!, bench.Time, new InForce<TrackerOptions>(() => tracker));
        var vehicle = Sightings.Of("KHD8395") with { Evidence = [Readings.Of("KHD8395").ToRecord()] };
        page.Drift.Observe(vehicle, DateTimeOffset.UnixEpoch, 1280, 720);

        tracker = tracker with { MinCharacters = 8 };
        page.Drift.Observe(vehicle, DateTimeOffset.UnixEpoch, 1280, 720);

        Assert.Equal((2, 1), page.Drift.Hours() is [var hour] ? (hour.Vehicles, hour.Plates) : default);
    }

    [Fact]
    public void Alarms_OfEveryKind_AreCountedAlikeByTerminalPageAndJournal()
    {
        using var bench = new GateRig();
        var output = new StringWriter();
        var console = new ConsoleReporter(output, TimeSpan.Zero) { Lines = new(false) };
        var page = new PageFeed(null!, bench.Time, new TrackerOptions());
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
        Assert.Equal(recorded, output.ToString().Split(Environment.NewLine).Where(line => line.Contains("  ALARM     ",
            StringComparison.Ordinal)).Select(line => line[(line.IndexOf("ALARM", StringComparison.Ordinal) + 10)..]));
    }
}
