using EdgeGate.Access.Policy;
using EdgeGate.Access.Tracking;
using EdgeGate.Commissioning;
using EdgeGate.Commissioning.Drift;
using EdgeGate.Commissioning.Findings;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Plates;
using EdgeGate.TestKit.Recorded;
using Xunit;

namespace EdgeGate.Appliance.Tests.Commissioning;

/// <summary>
/// The shipped clip's readings through the lane's tracker: accepted by ten passes of its first car, then an hour of its traffic. As long as
/// nothing changes, nothing is told; what does change is told within the hour.
/// </summary>
public sealed class ClipDriftTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private readonly DriftMonitor _monitor = new(() => ReadingLimit.Default);
    private readonly DriftReference _reference = Accepted();

    [Fact]
    public void Hour_AsAccepted_NothingIsTold()
    {
        Drive(Ten, 48, reading => reading);

        Assert.Equal(48 * 7, _monitor.Hours().Sum(hour => hour.Vehicles));
        Assert.Empty(_monitor.Assess(_reference));
    }

    [Fact]
    public void FirstVehiclesAfterAcceptance_NothingIsTold()
    {
        for (var pass = 0; pass < 4; pass++)
        {
            Drive(Ten.AddSeconds(pass * 76), 1, reading => reading);
            Assert.Empty(_monitor.Assess(_reference));
        }
    }

    [Theory]
    [InlineData(FindingCode.CameraMoved)]
    [InlineData(FindingCode.CameraDistance)]
    [InlineData(FindingCode.LensDirty)]
    public void HourAfterADayAsAccepted_Changed_IsTold(FindingCode code)
    {
        for (var hour = 1; hour <= 22; hour++)
            Drive(Ten.AddHours(-hour), 2, reading => reading);
        Assert.Empty(_monitor.Assess(_reference));
        Drive(Ten.AddHours(1), 12, Change(code));

        Assert.Contains(_monitor.Assess(_reference), finding => finding.Code == code);
    }

    [Fact]
    public void Restore_HoursOfAnEarlierRun_SayTheSame()
    {
        Drive(Ten, 4, Change(FindingCode.LensDirty));
        var again = new DriftMonitor(() => ReadingLimit.Default);
        again.Restore(_monitor.Hours());

        Assert.Equal(_monitor.Hours(), again.Hours());
        Assert.Equal(_monitor.Assess(_reference), again.Assess(_reference));
    }

    private static Func<PlateReading, PlateReading> Change(FindingCode code) => reading =>
    {
        if (code == FindingCode.LensDirty)
            reading.FocusIndex *= 0.6f;
        else
            reading.Corners = Moved(reading.Corners, code == FindingCode.CameraMoved ? new(200, -120) : default,
                code == FindingCode.CameraDistance ? 0.7f : 1);
        return reading;
    };

    private static PlateQuad Moved(PlateQuad corners, Point2 by, float scale)
    {
        Assert.True(PlateQuad.TryCreate(Of(corners.TopLeft), Of(corners.TopRight), Of(corners.BottomRight), Of(corners.BottomLeft),
            out var moved));
        return moved;
        Point2 Of(Point2 corner) => new(640 + (corner.X - 640) * scale + by.X, 360 + (corner.Y - 360) * scale + by.Y);
    }

    private static DriftReference Accepted()
    {
        var session = new CommissioningSession(new("KHD8395", new()));
        session.GoTo(CommissioningStep.Drive);
        Play(10, reading => reading, (update, at) =>
        {
            if (update.Kind != TrackUpdateKind.Ended || !update.Decided)
                session.Decided(update.Sighting, at);
            if (update.Kind == TrackUpdateKind.Ended)
                session.Left(update.Sighting);
        });
        var state = session.State(default);
        Assert.True(state.Summary.Accepted, string.Join("; ", state.Summary.Findings.Select(finding => finding.Text)));
        return DriftReference.From(state.Passes, Ten)!;
    }

    private void Drive(DateTimeOffset from, int times, Func<PlateReading, PlateReading> change) => Play(times, change, (update, at) =>
    {
        if (update.Kind == TrackUpdateKind.Ended && update.Sighting.Movement == Movement.Moved)
            _monitor.Observe(update.Sighting, from + at, RecordedClip.Width, RecordedClip.Height);
    });

    private static void Play(int times, Func<PlateReading, PlateReading> change, Action<TrackUpdate, TimeSpan> onUpdate)
    {
        var tracker = new SightingTracker(new TrackerOptions(), new AccessOptions());
        for (var pass = 0; pass < times; pass++)
        {
            var offset = pass * RecordedClip.Length;
            foreach (var (at, readings) in RecordedClip.Frames())
                Tell(tracker.Observe([.. readings.Select(change)], offset + at, RecordedClip.Width, RecordedClip.Height), offset + at);
            Tell(tracker.Flush(offset + RecordedClip.Length), offset + RecordedClip.Length);
        }

        void Tell(ReadOnlySpan<TrackUpdate> updates, TimeSpan at)
        {
            foreach (var update in updates)
            {
                if (update.Kind != TrackUpdateKind.Ended)
                    tracker.Answer(update.Sighting.Track, update.Sighting.Text == "KHD8395" ? AccessVerdict.Grant : AccessVerdict.Deny);
                onUpdate(update, at);
            }
        }
    }
}
