using System.Runtime.InteropServices;
using EdgeGate.Interop.Linux;

namespace EdgeGate.Platform.Native.Tests.Gpio;

/// <summary>The kernel's side of the GPIO character device: chips, lines that one request at a time can hold, edges, polarity.</summary>
internal sealed class FakeGpioKernel : ILinuxDevices
{
    private readonly List<FakeGpioChip> _chips = [];
    private readonly Dictionary<int, FakeGpioRequest> _requests = [];
    private int _nextDescriptor = 100;

    internal FakeGpioChip AddChip(string label, int lines)
    {
        var chip = new FakeGpioChip(this, label, lines);
        _chips.Add(chip);
        return chip;
    }

    public int Open(string path, out ILinuxDevice? device)
    {
        device = null;
        if (!path.StartsWith("/dev/gpiochip", StringComparison.Ordinal) || !int.TryParse(path["/dev/gpiochip".Length..], out var number)
            || number >= _chips.Count)
        {
            return Errno.NoEntry;
        }

        if (_chips[number].OpenError != Errno.None)
            return _chips[number].OpenError;
        device = new FakeGpioChipNode(_chips[number]);
        return Errno.None;
    }

    public IReadOnlyList<string> List(string prefix) => [.. _chips.Select((_, index) => $"/dev/{prefix}{index}")];

    internal int Add(FakeGpioRequest request)
    {
        _requests.Add(++_nextDescriptor, request);
        return _nextDescriptor;
    }

    internal FakeGpioRequest Take(int descriptor)
    {
        _requests.Remove(descriptor, out var request);
        return request!;
    }

    internal static ref T As<T>(Span<byte> argument)
        where T : unmanaged => ref MemoryMarshal.AsRef<T>(argument);
}
