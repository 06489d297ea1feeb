namespace EdgeGate.Lane.Supervision;

/// <summary>
/// The board's own watchdog, through the kernel's device (/dev/watchdog0): opening it arms it, each byte puts the reset off, and the
/// letter V before closing disarms it. A process that dies leaves it armed: unless the next one takes over in time, the board resets.
/// Safe from any thread.
/// </summary>
public sealed class HardwareWatchdog : IDisposable
{
    private readonly FileStream _device;

    private HardwareWatchdog(FileStream device) => _device = device;

    /// <summary>Arms the watchdog.</summary>
    /// <param name="path">The device; null or empty: none.</param>
    /// <param name="problem">Why there is none although one was asked for; empty when there is no problem.</param>
    public static HardwareWatchdog? Open(string? path, out string problem)
    {
        problem = "";
        if (string.IsNullOrEmpty(path) || path == "none")
            return null;
        try
        {
            return new(new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = $"{path}: the board's watchdog cannot be armed: {e.Message} The lane runs without it; EDGEGATE_WATCHDOG in /etc/edgegate/board.env names the device, none switches it off";
            return null;
        }
    }

    /// <summary>Puts the reset off.</summary>
    public void Keep() => Write((byte)'k');

    /// <summary>Disarms it: the program ends on purpose.</summary>
    public void Dispose()
    {
        Write((byte)'V');
        _device.Dispose();
    }

    private void Write(byte value)
    {
        try
        {
            _device.WriteByte(value);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // A watchdog that cannot be told resets the board, as it should.
        }
    }
}
