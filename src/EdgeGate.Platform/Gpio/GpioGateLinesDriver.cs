using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using EdgeGate.Domain.Gate;
using EdgeGate.Interop.Linux;

namespace EdgeGate.Platform.Gpio;

/// <summary>Opens a lane's lines through System.Device.Gpio, with libgpiod 2 where it is installed and libgpiod 1 otherwise.</summary>
public sealed class GpioGateLinesDriver : IGateLinesDriver
{
    private readonly TimeProvider _time;
    private readonly LineNames _names;
    private readonly IReadOnlyList<IGpioAccess> _libraries;

    /// <param name="time">The lane's clock; times the debouncing.</param>
    public GpioGateLinesDriver(TimeProvider time)
        : this(time, new LineNames("/sys", new LinuxDevices()), [new LibGpiod2(), new LibGpiod1()])
    {
    }

    internal GpioGateLinesDriver(TimeProvider time, LineNames names, IReadOnlyList<IGpioAccess> libraries) =>
        (_time, _names, _libraries) = (time, names, libraries);

    /// <inheritdoc/>
    public IGateLines Open(GateWiring wiring)
    {
        var (library, chips) = Find();
        var matches = chips.Where(chip => chip.Label == wiring.Chip).ToArray();
        if (matches is not [var chip])
        {
            throw new GateLinesFaultException(matches.Length == 0
                ? $"gpiochip \"{wiring.Chip}\": there is none of this label; there are {List(chips)}"
                : $"gpiochip \"{wiring.Chip}\": {matches.Length} chips have this label, so which one is meant cannot be told");
        }

        try
        {
            return GpioGateLines.Open(library, chip, wiring, _names, _time);
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or NotSupportedException or ArgumentException)
        {
            throw new GateLinesFaultException($"gpiochip \"{wiring.Chip}\" cannot be opened: {error.Message}; gpioinfo shows who holds what", error);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Enumerate() => [.. Find().Chips.Select(chip => $"{chip.Label} ({chip.NumLines} lines)")];

    private (IGpioAccess Library, IReadOnlyList<GpioChipInfo> Chips) Find()
    {
        Exception? last = null;
        foreach (var library in _libraries)
        {
            try
            {
                return (library, library.Chips());
            }
            catch (Exception error) when (IsMissing(error))
            {
                last = error;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new GateLinesFaultException(
                    $"the gpio chips cannot be listed: {error.Message}; this user needs the right to open /dev/gpiochip*", error);
            }
        }

        throw new GateLinesFaultException(
            "libgpiod is not installed, and System.Device.Gpio needs it: apt-get install libgpiod2 (Debian 12) or libgpiod3 (Debian 13)",
            last);
    }

    // The package wraps it differently for either library.
    private static bool IsMissing(Exception error) =>
        error is DllNotFoundException or EntryPointNotFoundException or PlatformNotSupportedException
        || (error is TypeInitializationException or GpiodException && error.InnerException is { } inner && IsMissing(inner));

    private static string List(IReadOnlyList<GpioChipInfo> chips) =>
        chips.Count == 0 ? "none at all" : string.Join(", ", chips.Select(chip => $"\"{chip.Label}\""));
}
