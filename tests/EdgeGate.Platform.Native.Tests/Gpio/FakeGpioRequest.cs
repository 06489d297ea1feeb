using System.Runtime.CompilerServices;
using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;

namespace EdgeGate.Platform.Native.Tests.Gpio;

/// <summary>Lines that were requested.</summary>
internal sealed class FakeGpioRequest : ILinuxDevice
{
    private const GpioLineFlags AnyBias = GpioLineFlags.BiasDisabled | GpioLineFlags.BiasPullDown | GpioLineFlags.BiasPullUp;

    private readonly object _gate = new();
    private readonly FakeGpioChip _chip;
    private readonly uint[] _offsets;
    private readonly GpioLineFlags[] _flags;
    private readonly ulong _firstValues;
    private readonly Queue<uint> _events = new();
    private bool _woken;

    internal FakeGpioRequest(FakeGpioChip chip, GpioLineRequest request)
    {
        _chip = chip;
        _offsets = ((ReadOnlySpan<uint>)request.Offsets)[..(int)request.LineCount].ToArray();
        _flags = [.. Enumerable.Repeat(request.Flags, _offsets.Length)];
        for (var i = 0; i < request.AttributeCount; i++)
        {
            var attribute = request.Attributes[i];
            if (attribute.Id == GpioAttributeId.OutputValues)
                _firstValues = attribute.Value & attribute.Mask;
            for (var line = 0; line < _offsets.Length && attribute.Id == GpioAttributeId.Flags; line++)
            {
                if ((attribute.Mask >> line & 1) != 0)
                    _flags[line] = (GpioLineFlags)attribute.Value;
            }
        }
    }

    internal bool IsOutput => (_flags[0] & GpioLineFlags.Output) != 0;

    internal bool AsksForBias => _flags.Any(flags => (flags & AnyBias) != 0);

    internal void DriveFirstValues()
    {
        for (var i = 0; i < _offsets.Length && IsOutput; i++)
            _chip.Drive((int)_offsets[i], (_firstValues >> i & 1) != 0 != IsActiveLow(i));
    }

    internal void Changed(uint offset)
    {
        var line = Array.IndexOf(_offsets, offset);
        if ((_flags[line] & GpioLineFlags.EdgeRising) == 0)
            return;
        lock (_gate)
        {
            _events.Enqueue(offset);
            Monitor.PulseAll(_gate);
        }
    }

    public int Control(uint request, Span<byte> argument)
    {
        if (_chip.Gone != Errno.None)
            return _chip.Gone;
        ref var values = ref FakeGpioKernel.As<GpioLineValues>(argument);
        for (var i = 0; i < _offsets.Length; i++)
        {
            var bit = 1UL << i;
            if ((values.Mask & bit) == 0)
                continue;
            if (request == GpioRequest.SetValues)
                _chip.Drive((int)_offsets[i], (values.Bits & bit) != 0 != IsActiveLow(i));
            else
                values.Bits = _chip.Level((int)_offsets[i]) != IsActiveLow(i) ? values.Bits | bit : values.Bits & ~bit;
        }

        return Errno.None;
    }

    public int Read(Span<byte> buffer, out int count)
    {
        count = 0;
        if (_chip.Gone != Errno.None)
            return _chip.Gone;
        lock (_gate)
        {
            if (_events.Count == 0)
                return Errno.Again;
            var size = Unsafe.SizeOf<GpioLineEvent>();
            for (; _events.Count > 0 && count + size <= buffer.Length; count += size)
                FakeGpioKernel.As<GpioLineEvent>(buffer.Slice(count, size)).Offset = _events.Dequeue();
            return Errno.None;
        }
    }

    public DeviceWait Wait(TimeSpan timeout)
    {
        lock (_gate)
        {
            if (_chip.Gone != Errno.None)
                return DeviceWait.Failed;
            if (_events.Count == 0 && !_woken)
                Monitor.Wait(_gate, timeout);
            return _woken ? DeviceWait.Woken : _events.Count > 0 ? DeviceWait.Ready : DeviceWait.TimedOut;
        }
    }

    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    public ILinuxDevice Adopt(int descriptor) => throw new NotSupportedException();

    public int Map(long offset, int length, out IMappedMemory? memory) => throw new NotSupportedException();

    public void Dispose() => _chip.Release(this);

    private bool IsActiveLow(int line) => (_flags[line] & GpioLineFlags.ActiveLow) != 0;
}
