using System.Globalization;
using EdgeGate.Domain.Gate;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;
using GpioChipInfo = System.Device.Gpio.GpioChipInfo;

namespace EdgeGate.Platform.Gpio;

/// <summary>
/// Finds a line by its name, which System.Device.Gpio does not do: first in the chip's node of the device tree (property
/// gpio-line-names), then by asking the chip itself, as gpioinfo does (not every chip stands in a device tree, and not every kernel before
/// 5.10 answers), then in the kernel's own list, which only root can read.
/// </summary>
/// <param name="sysfs">Where sysfs is mounted.</param>
/// <param name="devices">The chips' device nodes.</param>
internal sealed class LineNames(string sysfs, ILinuxDevices devices)
{
    /// <summary>The line's offset in the chip.</summary>
    /// <exception cref="GateLinesFaultException">The chip has no such line.</exception>
    internal int Offset(GpioChipInfo chip, string line)
    {
        if (int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var offset))
        {
            return offset < chip.NumLines ? offset
                : throw new GateLinesFaultException($"gpiochip \"{chip.Label}\" has no line {line}: it has {chip.NumLines}, counted from 0");
        }

        var names = FromDeviceTree(chip);
        if (names.Count == 0)
            names = FromChip(chip);
        if (names.Count == 0)
            names = FromKernelList(chip);
        if (names.TryGetValue(line, out offset))
            return offset;
        throw new GateLinesFaultException(names.Count == 0
            ? $"gpiochip \"{chip.Label}\" does not say what its lines are called; write the line's offset instead of \"{line}\" (gpioinfo lists both)"
            : $"gpiochip \"{chip.Label}\" has no line \"{line}\"; it has {string.Join(", ", names.Keys)}");
    }

    private Dictionary<string, int> FromDeviceTree(GpioChipInfo chip)
    {
        var names = new Dictionary<string, int>();
        if (ReadIfThere(Path.Combine(sysfs, "bus/gpio/devices", chip.Name, "of_node/gpio-line-names")) is not { } list)
            return names;

        // Texts one after another, each closed by a zero; a line without a name has an empty one.
        var all = list.Split('\0');
        for (var offset = 0; offset < all.Length && offset < chip.NumLines; offset++)
        {
            if (all[offset].Length > 0)
                names.TryAdd(all[offset], offset);
        }

        return names;
    }

    private Dictionary<string, int> FromChip(GpioChipInfo chip)
    {
        var names = new Dictionary<string, int>();
        if (devices.Open($"/dev/{chip.Name}", out var device) != Errno.None || device is null)
            return names;
        using (device)
        {
            for (var offset = 0; offset < chip.NumLines; offset++)
            {
                var info = new GpioLineInfo { Offset = (uint)offset };
                if (device.Control(GpioRequest.LineInfo, ref info) != Errno.None)
                    break;
                if (KernelText.Read(info.Name) is { Length: > 0 } name)
                    names.TryAdd(name, offset);
            }
        }

        return names;
    }

    // "gpiochip0: GPIOs 512-569, parent: …, label:" and below it " gpio-529 (GPIO17              |consumer …".
    private Dictionary<string, int> FromKernelList(GpioChipInfo chip)
    {
        var names = new Dictionary<string, int>();
        var first = -1;
        foreach (var text in (ReadIfThere(Path.Combine(sysfs, "kernel/debug/gpio")) ?? "").Split('\n'))
        {
            if (text.StartsWith("gpiochip", StringComparison.Ordinal))
                first = text.StartsWith($"{chip.Name}:", StringComparison.Ordinal) ? FirstNumber(text) : -1;
            else if (first >= 0 && text.TrimStart() is var entry && entry.StartsWith("gpio-", StringComparison.Ordinal))
                Add(names, entry["gpio-".Length..], first);
        }

        return names;
    }

    private static int FirstNumber(string text)
    {
        const string before = "GPIOs ";
        var at = text.IndexOf(before, StringComparison.Ordinal);
        return at >= 0 && int.TryParse(text[(at + before.Length)..].Split('-')[0], CultureInfo.InvariantCulture, out var first) ? first : 0;
    }

    private static void Add(Dictionary<string, int> names, string entry, int first)
    {
        var open = entry.IndexOf('(');
        if (open < 1 || !int.TryParse(entry[..open].Trim(), CultureInfo.InvariantCulture, out var number))
            return;
        var name = entry[(open + 1)..].Split('|', ')')[0].Trim();
        if (name.Length > 0)
            names.TryAdd(name, number - first);
    }

    private static string? ReadIfThere(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
