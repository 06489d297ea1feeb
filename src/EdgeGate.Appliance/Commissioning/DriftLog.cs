using System.Text.Json;
using EdgeGate.Commissioning.Drift;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Timing;
using EdgeGate.Domain.Writing;
using EdgeGate.Records;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Commissioning;

/// <summary>
/// Keeps the hours of a lane beside its journal, so that a restart does not forget how it changes. Writes on a timer's thread, every five
/// minutes and at the end, never on the lane's. A file that is damaged or cannot be written costs the hours, and nothing else.
/// </summary>
internal sealed class DriftLog : IDisposable
{
    private const int Longest = 1 << 20;

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    private readonly DriftMonitor _monitor;
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;

    internal DriftLog(DriftMonitor monitor, EdgeGateOptions options, TimeProvider time, ILogger logger)
    {
        (_monitor, _path, _logger) = (monitor, options.State.Hours, logger);
        try
        {
            if (File.Exists(_path))
                monitor.Restore(JsonSerializer.Deserialize(PlainFile.Read(_path, Longest), CommissioningJson.Default.LaneHourArray) ?? []);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever stands in the file, the lane starts.
            Log.HoursNotRead(_logger, _path, e.Message);
        }

        _timer = time.CreateSteadyTimer(Save, error => Log.HoursNotKept(_logger, _path, error.Message), Every, Every);
    }

    public void Dispose()
    {
        _timer.Dispose();
        Save();
    }

    private void Save()
    {
        var hours = _monitor.Hours().ToArray();
        if (hours.Length == 0)
            return;
        try
        {
            lock (_gate)
                WholeFile.Replace(_path, JsonSerializer.SerializeToUtf8Bytes(hours, CommissioningJson.Default.LaneHourArray));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // At the end of the lane nobody is left to hear of it.
            Log.HoursNotKept(_logger, _path, e.Message);
        }
    }
}
