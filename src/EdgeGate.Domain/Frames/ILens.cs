namespace EdgeGate.Domain.Frames;

/// <summary>The motor of a lens. Moving may wait for the motor's driver, so never on a thread that a vehicle waits for.</summary>
public interface ILens : IDisposable
{
    /// <summary>The least position, in the driver's own steps.</summary>
    int Min { get; }

    /// <summary>The greatest position.</summary>
    int Max { get; }

    /// <summary>Positions are whole multiples of this above <see cref="Min"/>; 1 or more.</summary>
    int Step { get; }

    /// <summary>Where it was sent last, or stood when it was opened.</summary>
    int Position { get; }

    /// <summary>Sends it to a position, brought into its range. Returns before it has arrived.</summary>
    /// <exception cref="CameraFaultException">The motor does not obey; the message says why.</exception>
    void MoveTo(int position);
}
