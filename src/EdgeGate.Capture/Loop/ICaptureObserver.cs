using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture;

/// <summary>Hears when a source comes and goes. Called on the capture thread or on the watchdog's; must return at once.</summary>
public interface ICaptureObserver
{
    /// <summary>The first frame of a source has come.</summary>
    void OnConnected(string source);

    /// <summary>The source failed; it is being replaced.</summary>
    void OnFault(CameraFaultException fault);

    /// <summary>The recording is over.</summary>
    void OnEnded();
}
