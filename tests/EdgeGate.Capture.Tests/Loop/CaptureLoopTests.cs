using EdgeGate.Domain.Frames;
using EdgeGate.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace EdgeGate.Capture.Tests.Loop;

public sealed class CaptureLoopTests
{
    [Fact]
    public void Start_FramesCome_HandsThemToTheReaderAndLeavesNoneOut()
    {
        var pool = new FramePool(4);
        using var mailbox = new FrameMailbox();
        var time = new FakeTimeProvider();
        using (var loop = new CaptureLoop(
            () => new ScriptedSource(time, ScriptedSource.Frame()) { Repeats = true }, pool, mailbox, new CaptureOptions(), time,
            NullLogger.Instance))
        {
            loop.Start();
            var last = 0L;
            for (var i = 0; i < 3; i++)
            {
                using var frame = mailbox.Take(TimeSpan.FromSeconds(30));
                Assert.True(frame!.Id > last);
                last = frame.Id;
            }
        }

        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public void Dispose_NeverStarted_ReturnsAtOnce()
    {
        using var mailbox = new FrameMailbox();
        var loop = new CaptureLoop(
            () => throw new CameraFaultException(CameraFaultKind.NotFound, "none"), new FramePool(3), mailbox, new CaptureOptions(),
            new FakeTimeProvider(), NullLogger.Instance);

        loop.Dispose();

        Assert.Equal(CaptureState.Stopped, loop.Health.State);
    }

    [Fact]
    public void Dispose_WaitingToReconnect_EndsTheWait()
    {
        using var mailbox = new FrameMailbox();
        using var faulted = new ManualResetEventSlim();
        var observer = new SignalOnFault(faulted);
        var options = new CaptureOptions { RetryFirstMs = 60_000, RetryMaxMs = 300_000 };
        var loop = new CaptureLoop(
            () => throw new CameraFaultException(CameraFaultKind.NotFound, "none"), new FramePool(3), mailbox, options,
            TimeProvider.System, NullLogger.Instance, observer);
        loop.Start();
        Assert.True(faulted.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));

        loop.Dispose();

        Assert.Equal((CaptureState.Stopped, 1L), (loop.Health.State, loop.Health.Faults));
    }

    private sealed class SignalOnFault(ManualResetEventSlim signal) : ICaptureObserver
    {
        public void OnConnected(string source)
        {
        }

        public void OnFault(CameraFaultException fault) => signal.Set();

        public void OnEnded()
        {
        }
    }
}
