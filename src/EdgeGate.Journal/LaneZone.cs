using System.Globalization;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Timing;

namespace EdgeGate.Journal;

/// <summary>
/// Keeps the time zone true while the lane runs: .NET reads it once, a technician may set it at any time, and the hours of list entries
/// are meant in it.
/// </summary>
public sealed class LaneZone : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    private readonly string _file;
    private readonly Action<Phrase> _tell;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private (string Target, DateTime Written) _seen;

    /// <param name="tell">Hears of a change, one sentence. On a thread of its own.</param>
    /// <param name="time">Wakes it.</param>
    /// <param name="file">What says which zone the machine is in.</param>
    public LaneZone(Action<Phrase> tell, TimeProvider time, string file = "/etc/localtime")
    {
        (_tell, _time, _file, _seen) = (tell, time, file, VersionOf(file));
        _timer = time.CreateSteadyTimer(Look, static _ => { }, Every, Every);
    }

    /// <summary>Name and difference from UTC now, such as <c>Asia/Taipei (UTC+08:00)</c>.</summary>
    public static string Describe(DateTimeOffset utc)
    {
        var zone = TimeZoneInfo.Local;
        var offset = zone.GetUtcOffset(utc);
        return string.Create(CultureInfo.InvariantCulture,
            $"{zone.Id} (UTC{(offset < TimeSpan.Zero ? '-' : '+')}{offset.Duration():hh\\:mm})");
    }

    public void Dispose() => _timer.Dispose();

    private static (string Target, DateTime Written) VersionOf(string file)
    {
        try
        {
            var zone = new FileInfo(file);
            return (zone.LinkTarget ?? "", zone.Exists ? zone.LastWriteTimeUtc : default);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    private void Look()
    {
        var version = VersionOf(_file);
        if (version == _seen)
            return;
        _seen = version;
        TimeZoneInfo.ClearCachedData();
        _tell(Phrase.Of("zoneChanged", ("zone", Describe(_time.GetUtcNow()))));
    }
}
