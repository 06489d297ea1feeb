using EdgeGate.Domain.Gate;
using EdgeGate.Domain.Phrases;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>A lane as the page gets it.</summary>
internal sealed record LaneBody(
    string Name, bool Simulated, CameraState Camera, BarrierBody Barrier, long Frames, long FramesSkipped, double FrameMs,
    double FrameMsP99, long Decisions,
    long Granted, VehicleCounts Vehicles, int? Inside, int Capacity, long Alarms, string LastAlarm, Phrase? LastAlarmSay)
{
    internal static LaneBody From(LaneState state)
    {
        var barrier = state.Barrier;
        var inputs = Enum.GetValues<GateInput>().Select(input => new BarrierBody.Line(input, barrier.Inputs[input]));
        return new(
            state.Name, state.Simulated, Rounded(state.Camera),
            new(barrier.State, barrier.Fault, barrier.ClosedContact, barrier.HeldByPage, barrier.Fire, [.. inputs], barrier.Contacts),
            state.Frames, state.FramesSkipped, Math.Round(state.FrameMs, 1), Math.Round(state.FrameMsP99, 1), state.Decisions,
            state.Granted, state.Vehicles, state.Inside, state.Capacity, state.Alarms, state.LastAlarm?.English ?? "", state.LastAlarm);
    }

    private static CameraState Rounded(CameraState camera) => camera with
    {
        FramesPerSecond = Math.Round(camera.FramesPerSecond, 1),
        FrameAgeSeconds = camera.FrameAgeSeconds is { } age ? Math.Round(age, 1) : null,
    };
}
