using EdgeGate.Interop.Linux;

namespace EdgeGate.Platform.Tests.Camera;

/// <summary>The kernel's side of V4L2: nodes under /dev.</summary>
internal sealed class FakeCameras : ILinuxDevices
{
    private readonly SortedDictionary<int, FakeCamera> _cameras = [];

    internal FakeCamera Add(int number, FakeCamera camera)
    {
        _cameras.Add(number, camera);
        return camera;
    }

    public int Open(string path, out ILinuxDevice? device)
    {
        device = null;
        if (!path.StartsWith("/dev/video", StringComparison.Ordinal) || !int.TryParse(path["/dev/video".Length..], out var number)
            || !_cameras.TryGetValue(number, out var camera))
        {
            return Errno.NoEntry;
        }

        if (camera.OpenError != Errno.None)
            return camera.OpenError;
        camera.OnOpened();
        device = camera;
        return Errno.None;
    }

    public IReadOnlyList<string> List(string prefix) => [.. _cameras.Keys.Select(number => $"/dev/{prefix}{number}")];
}
