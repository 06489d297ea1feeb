using System.Globalization;
using EdgeGate.Domain.Gate;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;

namespace EdgeGate.Platform.Native.Gpio;

/// <summary>An open GPIO chip.</summary>
internal sealed class GpioChip : IDisposable
{
    private readonly ILinuxDevice _device;
    private readonly string _path;

    private GpioChip(ILinuxDevice device, string path, string label, int lines) =>
        (_device, _path, Label, Lines) = (device, path, label, lines);

    /// <summary>The chip's own name, the same on every boot.</summary>
    internal string Label { get; }

    /// <summary>Number of lines.</summary>
    internal int Lines { get; }

    /// <summary>For messages.</summary>
    internal string Description => $"gpiochip \"{Label}\"";

    /// <summary>For <c>doctor</c>.</summary>
    internal string Summary => $"{Label} ({Lines} lines, {_path})";

    /// <summary>Opens a chip by its node.</summary>
    /// <returns>0 or an error number.</returns>
    internal static int Open(ILinuxDevices devices, string path, out GpioChip? chip)
    {
        chip = null;
        var error = devices.Open(path, out var device);
        if (device is null)
            return error;
        var info = default(GpioChipInfo);
        error = device.Control(GpioRequest.ChipInfo, ref info);
        if (error != Errno.None)
        {
            device.Dispose();
            return error;
        }

        // A chip without a label goes by its name.
        var label = KernelText.Read(info.Label);
        chip = new(device, path, label.Length > 0 ? label : KernelText.Read(info.Name), (int)info.Lines);
        return Errno.None;
    }

    /// <summary>Finds a line by its name in the device tree, or by its number.</summary>
    /// <param name="line">The name or number.</param>
    /// <param name="role">What it is for, for the message.</param>
    /// <exception cref="GateLinesFaultException">No such line, more than one of the name, or in use.</exception>
    internal uint Find(string line, string role)
    {
        uint? found = null;
        for (var offset = 0u; offset < Lines; offset++)
        {
            if (NameOf(offset) != line)
                continue;
            if (found is not null)
                throw new GateLinesFaultException($"{Description}: lines {found} and {offset} are both called {line}; give {role} by number");
            found = offset;
        }

        if (found is null && uint.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Lines)
            found = number;
        if (found is null)
            throw new GateLinesFaultException($"{Description}: no line {line} for {role}; it has {LineNames()}");

        var info = Describe(found.Value);
        if ((info.Flags & GpioLineFlags.Used) != 0)
        {
            var user = KernelText.Read(info.Consumer) is { Length: > 0 } name ? $"by {name}" : "by the kernel";
            throw new GateLinesFaultException($"{Description}: line {line} for {role} is in use {user}; stop that program, or choose another line");
        }

        return found.Value;
    }

    /// <summary>Requests lines together; they are ours until the device returned is disposed.</summary>
    /// <exception cref="GateLinesFaultException">The chip refuses.</exception>
    internal ILinuxDevice Request(ref GpioLineRequest request, string what)
    {
        var error = _device.Control(GpioRequest.RequestLines, ref request);
        return error == Errno.None
            ? _device.Adopt(request.Descriptor)
            : throw new GateLinesFaultException($"{Description}: {what} cannot be requested: {Errno.Describe(error)}. {Remedy(error)}");
    }

    /// <summary>Closes the chip; lines that were requested stay ours.</summary>
    public void Dispose() => _device.Dispose();

    private static string Remedy(int error) => error switch
    {
        Errno.Busy => "Another program holds one of them; gpioinfo names it",
        Errno.NotSupported or Errno.NotSupportedInKernel => "This chip has no pull resistors to switch; set bias to AsIs and fit resistors outside",
        Errno.NotPermitted or Errno.AccessDenied => "Add this user to the group gpio",
        Errno.InvalidArgument => "The chip cannot do what the wiring asks of a line: see bias and debounce",
        _ => "Check the wiring's chip and lines",
    };

    private GpioLineInfo Describe(uint offset)
    {
        var info = new GpioLineInfo { Offset = offset };
        var error = _device.Control(GpioRequest.LineInfo, ref info);
        return error == Errno.None
            ? info
            : throw new GateLinesFaultException($"{Description}: line {offset} cannot be asked for its name: {Errno.Describe(error)}; the chip is gone");
    }

    private string NameOf(uint offset)
    {
        var info = Describe(offset);
        return KernelText.Read(info.Name);
    }

    private string LineNames()
    {
        var names = new List<string>();
        for (var offset = 0u; offset < Lines; offset++)
        {
            if (NameOf(offset) is { Length: > 0 } name)
                names.Add(name);
        }

        return names.Count > 0 ? $"{string.Join(", ", names)}, or a number below {Lines}" : $"no named lines; give a number below {Lines}";
    }
}
