using System.Collections.Concurrent;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Phrases;
using EdgeGate.Domain.Timing;

namespace EdgeGate.Configuration.Reload;

/// <summary>
/// Watches the configuration of a running lane. A changed file is read once it has been still for a second; what is safe is taken over by
/// the lane's thread between two frames, the rest is refused with its reason, and a broken file changes nothing.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="start">What the lane started with.</param>
/// <param name="lastGood">Where a good file is kept.</param>
/// <param name="time">Clock of the watching.</param>
public sealed class ConfigReload(string path, ConfigStart start, LastGoodFile lastGood, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<ConfigNews> _news = new();
    private EdgeGateOptions _running = start.Options;
    private (DateTime Written, long Length) _seen = VersionOf(path);
    private (DateTime Written, long Length)? _moving;
    private (EdgeGateOptions Wanted, byte[] Bytes)? _pending;
    private ITimer? _timer;
    private string _failure = "";

    /// <summary>The file that is watched.</summary>
    public string Path => path;

    /// <summary>In force now. Other ones, whole, after each change that the lane took over; from any thread.</summary>
    public EdgeGateOptions Options => Volatile.Read(ref _running);

    /// <summary>The lane has opened everything: its configuration is good, and from now on the file is watched.</summary>
    public void LaneIsUp()
    {
        Keep(start.Bytes);
        _timer = time.CreateSteadyTimer(Look, Failed, Every, Every);
    }

    /// <summary>Reads the file now, changed or not: somebody sent SIGHUP. From any thread.</summary>
    public void ReadNow()
    {
        try
        {
            lock (_gate)
            {
                (_seen, _moving) = (VersionOf(path), null);
                Read(asked: true);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // On the thread of a signal it would end the lane.
            Failed(error);
        }
    }

    /// <summary>Takes over what was read, and tells what there is to tell. By the lane's thread.</summary>
    /// <param name="tell">Hears each piece of news.</param>
    /// <returns>True when values have changed: vehicles in view are decided on again.</returns>
    public bool TakeOver(Action<ConfigNews> tell)
    {
        var changed = false;
        (EdgeGateOptions Wanted, byte[] Bytes)? pending;
        lock (_gate)
            (pending, _pending) = (_pending, null);
        if (pending is { } file)
            changed = TakeOver(file.Wanted, file.Bytes);
        while (_news.TryDequeue(out var news))
            tell(news);
        return changed;
    }

    public void Dispose() => _timer?.Dispose();

    private static (DateTime Written, long Length) VersionOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
    }

    // Every second until somebody mends it: told once.
    private void Failed(Exception error)
    {
        if (error.Message == _failure)
            return;
        _failure = error.Message;
        _news.Enqueue(new(true, Kept(Phrase.Of("configUnreadable", ("path", path), ("message", error.Message.ReplaceLineEndings(" "))))));
    }

    private void Look()
    {
        lock (_gate)
        {
            var version = VersionOf(path);
            if (version == _seen)
            {
                _moving = null;
            }
            else if (version == _moving)
            {
                (_seen, _moving) = (version, null);
                Read(asked: false);
            }
            else
            {
                // An editor or a copy may still be writing.
                _moving = version;
            }
        }
    }

    private void Read(bool asked)
    {
        var errors = new List<ConfigError>();
        var wanted = ConfigBinder.Load(path, path, errors, out var bytes);
        if (errors.Count > 0)
        {
            _pending = null;
            _news.Enqueue(new(true, Kept(ConfigStart.Reason(path, errors))));
        }
        else
        {
            _pending = (wanted, bytes);
            if (asked && ConfigChange.Between(_running, wanted) is { TakenOver.Count: 0, Refused.Count: 0 })
                _news.Enqueue(new(false, Phrase.Of("configSame", ("path", path))));
        }
    }

    private bool TakeOver(EdgeGateOptions wanted, byte[] bytes)
    {
        var change = ConfigChange.Between(_running, wanted);
        if (change.Contradictions.Count > 0)
        {
            var first = change.Contradictions[0];
            _news.Enqueue(new(true,
                Kept(Phrase.Of("configContradiction", ("path", path), ("key", first.Key), ("message", first.Message)))));
            return false;
        }

        foreach (var key in change.TakenOver)
            _news.Enqueue(new(false,
                Phrase.Of("configNow", ("key", key.Path), ("before", key.Show(_running)), ("after", key.Show(wanted)))));
        foreach (var key in change.Refused)
            _news.Enqueue(new(false,
                Phrase.Of("configNextStart", ("key", key.Path), ("value", key.Show(wanted)), ("why", key.Restart ?? ""))));
        Volatile.Write(ref _running, change.Next);
        if (change.Refused.Count == 0)
            Keep(bytes);
        return change.TakenOver.Count > 0;
    }

    private void Keep(byte[] bytes)
    {
        if (bytes.Length > 0 && lastGood.Keep(bytes, _running.State) is { } problem)
            _news.Enqueue(new(false, problem));
    }

    private static Phrase Kept(PhraseValue problem) => Phrase.Of("configKept", ("problem", problem));
}
