using System.Globalization;
using System.Text;
using EdgeGate.WebConsole.Ports;

namespace EdgeGate.WebConsole.Api;

/// <summary>Counts and states in the text format of Prometheus, version 0.0.4. Nothing in it names a vehicle or a person.</summary>
internal static class PrometheusText
{
    private static readonly string[] States = ["Unknown", "Closed", "Opening", "Open", "Closing", "Held", "Faulted"];

    internal static string Of(LaneState lane, BoxState box)
    {
        var text = new StringBuilder();
        Add(text, "frames_total", "counter", "Frames looked at.", lane.Frames);
        Add(text, "frames_skipped_total", "counter", "Frames that could not be read or followed.", lane.FramesSkipped);
        Add(text, "frame_seconds", "gauge", "Frame to decision, median of the last frames.", lane.FrameMs / 1000);
        Add(text, "frame_seconds_p99", "gauge", "Frame to decision, 99 of 100 of the last frames.", lane.FrameMsP99 / 1000);
        Add(text, "decisions_total", "counter", "Decisions taken.", lane.Decisions);
        Add(text, "granted_total", "counter", "Decisions that granted access.", lane.Granted);
        Add(text, "opened_total", "counter", "Times that the arm went up for a granted vehicle.", lane.Vehicles.Opened);
        Add(text, "not_opened_total", "counter", "Times that it did not: held, faulted, or the decision was not on disk.",
            lane.Vehicles.NotOpened);
        Add(text, "opened_again_total", "counter", "Times that the gate was told to open again for a vehicle that stood there.",
            lane.Vehicles.OpenedAgain);
        Add(text, "passed_total", "counter", "Granted vehicles that went through the gate.", lane.Vehicles.Passed);
        Add(text, "backed_away_total", "counter", "Granted vehicles that went back.", lane.Vehicles.BackedAway);
        Add(text, "did_not_pass_total", "counter", "Granted vehicles that are gone and did not go through.", lane.Vehicles.DidNotPass);
        if (lane.Inside is { } inside)
        {
            Add(text, "inside", "gauge", "Vehicles inside, by passages and what persons set.", inside);
            Add(text, "capacity", "gauge", "Places of the car park; 0: not limited.", lane.Capacity);
        }

        Add(text, "alarms_total", "counter", "Alarms raised.", lane.Alarms);
        Add(text, "camera_up", "gauge", "1 while frames come.", lane.Camera.Running ? 1 : 0);
        Add(text, "camera_frames_per_second", "gauge", "Frames a second.", lane.Camera.FramesPerSecond);
        Add(text, "camera_missed_total", "counter", "Frames that were never looked at.", lane.Camera.Missed);
        Add(text, "camera_faults_total", "counter", "Faults of the camera.", lane.Camera.Faults);
        Add(text, "npu_degraded", "gauge", "1 while the CPU stands in for an NPU.", box.Npu.IsDegraded ? 1 : 0);
        Add(text, "npu_fallbacks_total", "counter", "Times that the CPU had to stand in for an NPU.", box.Npu.Fallbacks);
        if (box.Npu.TemperatureCelsius is { } celsius)
            Add(text, "npu_temperature_celsius", "gauge", "Temperature of the NPU.", celsius);
        if (box.Npu.PowerWatts is { } watts)
            Add(text, "npu_power_watts", "gauge", "Power that the NPU takes.", watts);
        Head(text, "barrier_state", "gauge", "1 for the state that the barrier is in.");
        foreach (var state in States)
            text.Append(CultureInfo.InvariantCulture,
                $"edgegate_barrier_state{{state=\"{state}\"}} {(state == lane.Barrier.State ? 1 : 0)}\n");
        Add(text, "journal_events", "gauge", "Events in the journal.", box.Events);
        Add(text, "journal_bytes", "gauge", "Bytes of the journal.", box.JournalSize);
        Add(text, "journal_dropped_total", "counter", "Lesser events that were not kept.", box.EventsDropped);
        Add(text, "disk_free_bytes", "gauge", "Bytes free where the journal is.", box.DiskFree);
        Add(text, "memory_bytes", "gauge", "Memory in use.", box.Memory);
        Add(text, "heap_live_bytes", "gauge", "The program's own memory in use, as the last collection found it.", box.Heap.Live);
        Add(text, "heap_committed_bytes", "gauge", "Memory that is held for it.", box.Heap.Committed);
        Add(text, "collections_total", "counter", "Collections of the program's own memory.", box.Heap.Collections);
        Add(text, "collection_pause_seconds_total", "counter", "How long collections stopped the program.", box.Heap.Pauses.TotalSeconds);
        Add(text, "uptime_seconds", "counter", "Since the program began.", Math.Round(box.Uptime.TotalSeconds));
        Add(text, "clock_believed", "gauge", "0 unknown, 1 plausible, 2 synchronised.",
            box.ClockState == "Synchronised" ? 2 : box.ClockState == "Plausible" ? 1 : 0);
        if (box.DiskWear is { } wear)
            Add(text, "disk_wear_ratio", "gauge", "Life used of flash storage, 0 to 1.", wear / 100.0);
        if (box.Temperatures.Count > 0)
        {
            Head(text, "temperature_celsius", "gauge", "Temperatures of the machine.");
            foreach (var (sensor, value) in box.Temperatures)
                text.Append(CultureInfo.InvariantCulture, $"edgegate_temperature_celsius{{sensor=\"{Label(sensor)}\"}} {value}\n");
        }

        return text.ToString();
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP edgegate_{name} {help}\n# TYPE edgegate_{name} {type}\n");

    private static void Add(StringBuilder text, string name, string type, string help, double value)
    {
        Head(text, name, type, help);
        text.Append(CultureInfo.InvariantCulture, $"edgegate_{name} {value}\n");
    }

    private static string Label(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
