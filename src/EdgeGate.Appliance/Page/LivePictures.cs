using EdgeGate.Configuration.Options;
using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.Domain.Plates;
using EdgeGate.WebConsole.Ports;
using Microsoft.Extensions.Logging;

namespace EdgeGate.Appliance.Page;

/// <summary>
/// Pictures of the lane for people. While nobody watches, a frame costs one comparison. While somebody does, a few times a second the
/// lane's thread copies a frame into memory of ours, and a thread of ours makes the picture; when that is busy, the frame is passed
/// over.
/// </summary>
internal sealed class LivePictures : IDisposable
{
    private readonly object _gate = new();
    private readonly TimeProvider _time;
    private readonly LivePictureMaker _maker;
    private readonly ILogger _logger;
    private readonly TimeSpan _interval;
    private readonly List<Action<LiveFrame>> _watchers = [];
    private readonly FrameCopy _copy = new();
    private Thread? _thread;
    private TimeSpan _due;
    private volatile int _watching;
    private bool _filled;
    private bool _stopping;

    internal LivePictures(IImaging imaging, ConsoleOptions options, TimeProvider time, ILogger logger)
    {
        (_time, _logger, _maker) = (time, logger, new LivePictureMaker(imaging, options.PictureWidth));
        _interval = TimeSpan.FromSeconds(1.0 / options.PicturesPerSecond);
    }

    /// <summary>How many pictures were made, for a test that none is made for nobody.</summary>
    internal long Made { get; private set; }

    internal IDisposable Watch(Action<LiveFrame> onFrame)
    {
        lock (_gate)
        {
            _watchers.Add(onFrame);
            _watching = _watchers.Count;
            if (_thread is null)
            {
                _thread = new Thread(Run) { Name = "console pictures", IsBackground = true, Priority = ThreadPriority.BelowNormal };
                _thread.Start();
            }
        }

        return new Watching(this, onFrame);
    }

    /// <summary>A frame was looked at. On the lane's thread.</summary>
    /// <param name="frame">Copied while somebody watches.</param>
    /// <param name="readings">What it showed.</param>
    /// <param name="limit">What is not read above it is not shown.</param>
    internal void OnFrame(FrameLease frame, ReadOnlySpan<PlateReading> readings, in ReadingLimit limit)
    {
        if (_watching == 0)
            return;
        var now = _time.LaneNow();
        if (now < _due || !Monitor.TryEnter(_gate))
            return;
        try
        {
            if (_filled)
                return;
            _due = now + _interval;
            _copy.Take(frame, readings, limit, now);
            _filled = true;
            Monitor.PulseAll(_gate);
        }
        finally
        {
            Monitor.Exit(_gate);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private void Run()
    {
        while (true)
        {
            lock (_gate)
            {
                while (!_filled && !_stopping)
                    Monitor.Wait(_gate);
                if (_stopping)
                    return;
            }

            // The copy is ours until the flag is taken back; the lane does not wait for it.
            Deliver();
            lock (_gate)
                _filled = false;
        }
    }

    private void Deliver()
    {
        Action<LiveFrame>[] watchers;
        lock (_gate)
            watchers = [.. _watchers];
        try
        {
            var picture = _maker.Make(_copy);
            Made++;
            foreach (var watcher in watchers)
                watcher(picture);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            PageLog.PictureFailed(_logger, e);
        }
    }

    private void Leave(Action<LiveFrame> onFrame)
    {
        lock (_gate)
        {
            _watchers.Remove(onFrame);
            _watching = _watchers.Count;
        }
    }

    private sealed class Watching(LivePictures owner, Action<LiveFrame> onFrame) : IDisposable
    {
        public void Dispose() => owner.Leave(onFrame);
    }
}
