using EdgeGate.Domain;
using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.TestKit;

namespace EdgeGate.Capture.Tests.Loop;

/// <summary>A camera that does what a test wrote down, read by read, and then hangs.</summary>
internal sealed class ScriptedSource(FakeTimeProvider time, params Func<ScriptedSource, FrameReadStatus>[] script) : IFrameSource
{
    private int _step;
    private int _waited;
    private TimeSpan _timeout;
    private long _id;
    private FrameLease? _frame;
    private IFramePool? _pool;

    public string Description => "scripted";

    public bool IsLive { get; init; } = true;

    /// <summary>True: begin again instead of hanging.</summary>
    internal bool Repeats { get; init; }

    internal bool IsDisposed { get; private set; }

    public FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        (_pool, _frame, _timeout) = (pool, null, timeout);
        var status = FrameReadStatus.TimedOut;
        if (Repeats || _step < script.Length)
            status = script[_step++ % script.Length](this);
        else
            time.Advance(timeout);
        frame = _frame;
        return status;
    }

    /// <summary>True: closing it fails.</summary>
    internal bool FailsToClose { get; init; }

    public void Dispose()
    {
        IsDisposed = true;
        if (FailsToClose)
            throw new InvalidOperationException("scripted: it cannot be closed");
    }

    /// <summary>A frame after so many milliseconds; a read that ends before that comes back without one.</summary>
    internal static Func<ScriptedSource, FrameReadStatus> Frame(int afterMs = 40, int lost = 0) => source =>
    {
        var left = afterMs - source._waited;
        if (left > source._timeout.TotalMilliseconds)
        {
            source._step--;
            source._waited += (int)source._timeout.TotalMilliseconds;
            source.Pass((int)source._timeout.TotalMilliseconds);
            return FrameReadStatus.TimedOut;
        }

        source._waited = 0;
        source.Pass(left);
        return source.Deliver(lost);
    };

    /// <summary>A frame that a read comes back with, and time that goes by inside it: the process is stopped.</summary>
    internal static Func<ScriptedSource, FrameReadStatus> FrameAfterStandstill(TimeSpan standstill) => source =>
    {
        var status = source.Deliver(0);
        source.Pass((int)standstill.TotalMilliseconds);
        return status;
    };

    private FrameReadStatus Deliver(int lost)
    {
        _id += 1 + lost;
        _frame = _pool!.TryRent(4)!;
        _frame.Describe(2, 2, 2, PixelFormat.Grey8);
        _frame.Stamp(_id, Now);
        return FrameReadStatus.Frame;
    }

    /// <summary>A frame for which no buffer was free.</summary>
    internal static Func<ScriptedSource, FrameReadStatus> Dropped() => source =>
    {
        source._id++;
        source.Pass(40);
        return FrameReadStatus.Dropped;
    };

    internal static Func<ScriptedSource, FrameReadStatus> End() => _ => FrameReadStatus.EndOfStream;

    internal static Func<ScriptedSource, FrameReadStatus> Fault(CameraFaultKind kind) =>
        _ => throw new CameraFaultException(kind, $"scripted {kind}");

    private TimeSpan Now => time.LaneNow();

    private void Pass(int milliseconds)
    {
        if (milliseconds > 0)
            time.Advance(TimeSpan.FromMilliseconds(milliseconds));
    }
}
