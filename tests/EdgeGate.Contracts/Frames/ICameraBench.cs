using EdgeGate.Domain.Frames;

namespace EdgeGate.Contracts.Frames;

/// <summary>A camera of 64 x 48 pixels at <see cref="Device"/> that delivers what a test tells it to.</summary>
public interface ICameraBench : IDisposable
{
    /// <summary>The adapter under test.</summary>
    ICameraDriver Driver { get; }

    /// <summary>The camera's node.</summary>
    string Device { get; }

    /// <summary>The camera delivers one picture, all of one brightness.</summary>
    void Deliver(byte luma);

    /// <summary>Somebody pulls the cable.</summary>
    void Unplug();
}
