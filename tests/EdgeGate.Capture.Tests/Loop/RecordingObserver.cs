using EdgeGate.Domain.Frames;

namespace EdgeGate.Capture.Tests.Loop;

/// <summary>Writes down what it hears.</summary>
internal sealed class RecordingObserver : ICaptureObserver
{
    internal List<string> Heard { get; } = [];

    public void OnConnected(string source) => Heard.Add($"connected {source}");

    public void OnFault(CameraFaultException fault) => Heard.Add($"{fault.Kind}");

    public void OnEnded() => Heard.Add("ended");
}
