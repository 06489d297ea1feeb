using EdgeGate.Domain.Frames;
using EdgeGate.Domain.Imaging;
using EdgeGate.TestKit;

namespace EdgeGate.Capture.Tests.Loop;

/// <summary>A camera that does what a test wrote down, read by read, and then hangs.</summary>
internal sealed class ScriptedSource(FakeTimeProvider time, params Func<ScriptedSource, FrameReadStatus>[] script) : IFrameSource
{
    private int _step;
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
        (_pool, _frame) = (pool, null);
        var status = FrameReadStatus.TimedOut;
        if (Repeats || _step < script.Length)
            status = script[_step++ % script.Length](this);
        else
            time.Advance(timeout);
        frame = _frame;
        return status;
    }

    public void Dispose() => IsDisposed = true;

    /// <summary>A frame after so many milliseconds.</summary>
    internal static Func<ScriptedSource, FrameReadStatus> Frame(int afterMs = 40, int lost = 0) => source =>
    {
        source.Pass(afterMs);
        source._id += 1 + lost;
        source._frame = source._pool!.TryRent(4)!;
        source._frame.Describe(2, 2, 2, PixelFormat.Grey8);
        source._frame.Stamp(source._id, source.Now);
        return FrameReadStatus.Frame;
    };

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
