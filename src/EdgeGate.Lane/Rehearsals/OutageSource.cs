using EdgeGate.Domain.Frames;

namespace EdgeGate.Lane.Rehearsals;

/// <summary>A camera that can be taken away on purpose, as if its cable were pulled.</summary>
public sealed class OutageSource(IFrameSource camera, Outage outage) : IFrameSource
{
    public string Description => camera.Description;

    public bool IsLive => camera.IsLive;

    /// <summary>Opens a camera, unless it is taken away.</summary>
    public static IFrameSource Open(Func<IFrameSource> open, Outage outage)
    {
        Refuse(outage);
        return new OutageSource(open(), outage);
    }

    public FrameReadStatus Read(IFramePool pool, TimeSpan timeout, out FrameLease? frame)
    {
        Refuse(outage);
        return camera.Read(pool, timeout, out frame);
    }

    public void Dispose() => camera.Dispose();

    private static void Refuse(Outage outage)
    {
        if (outage.IsOn)
            throw new CameraFaultException(CameraFaultKind.Disconnected, "rehearsal: the camera is taken away; it comes back by itself");
    }
}
