using EdgeGate.Domain.Gate;
using EdgeGate.Interop.Linux;

namespace EdgeGate.Platform.Native.Gpio;

/// <summary>
/// Opens a lane's lines through the kernel's GPIO character device, version 2 of its interface (Linux 5.10 and later). The kernel
/// itself debounces and knows which level is active.
/// </summary>
public sealed class CharacterDeviceGateLinesDriver : IGateLinesDriver
{
    private const string NodePrefix = "gpiochip";

    private readonly ILinuxDevices _devices;

    /// <summary>On the chips of this machine.</summary>
    public CharacterDeviceGateLinesDriver()
        : this(new LinuxDevices())
    {
    }

    internal CharacterDeviceGateLinesDriver(ILinuxDevices devices) => _devices = devices;

    /// <inheritdoc/>
    public IGateLines Open(GateWiring wiring)
    {
        ArgumentNullException.ThrowIfNull(wiring);
        using var chip = Find(wiring.Chip);
        return CharacterDeviceGateLines.Open(chip, wiring);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Enumerate()
    {
        var chips = new List<string>();
        foreach (var path in _devices.List(NodePrefix))
        {
            if (GpioChip.Open(_devices, path, out var chip) is var error and not Errno.None)
                chips.Add($"{path} ({Errno.Describe(error)})");
            using (chip)
            {
                if (chip is not null)
                    chips.Add(chip.Summary);
            }
        }

        return chips;
    }

    private GpioChip Find(string label)
    {
        GpioChip? found = null;
        foreach (var path in _devices.List(NodePrefix))
        {
            if (GpioChip.Open(_devices, path, out var chip) != Errno.None)
                continue;
            if (chip!.Label != label)
            {
                chip.Dispose();
                continue;
            }

            if (found is null)
            {
                found = chip;
                continue;
            }

            chip.Dispose();
            found.Dispose();
            throw new GateLinesFaultException($"gpiochip \"{label}\": more than one chip has this label, so which one is meant cannot be told");
        }

        return found ?? throw NotFound(label);
    }

    private GateLinesFaultException NotFound(string label)
    {
        var chips = Enumerate();
        return new(chips.Count == 0
            ? $"gpiochip \"{label}\": this machine has no GPIO chips under /dev; check the board's device tree and kernel"
            : $"gpiochip \"{label}\": none of this label can be opened; there are {string.Join(", ", chips)}. " +
              "If it is among them, add this user to the group gpio");
    }
}
