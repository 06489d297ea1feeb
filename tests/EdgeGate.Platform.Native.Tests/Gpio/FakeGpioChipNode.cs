using EdgeGate.Interop.Linux;
using EdgeGate.Interop.Linux.Gpio;

namespace EdgeGate.Platform.Native.Tests.Gpio;

/// <summary>An open /dev/gpiochipN.</summary>
internal sealed class FakeGpioChipNode(FakeGpioChip chip) : ILinuxDevice
{
    public int Control(uint request, Span<byte> argument)
    {
        if (chip.Gone != Errno.None)
            return chip.Gone;
        switch (request)
        {
            case GpioRequest.ChipInfo:
                ref var info = ref FakeGpioKernel.As<GpioChipInfo>(argument);
                KernelText.Write(info.Label, chip.Label);
                info.Lines = (uint)chip.Lines;
                return Errno.None;
            case GpioRequest.LineInfo:
                ref var line = ref FakeGpioKernel.As<GpioLineInfo>(argument);
                KernelText.Write(line.Name, chip.NameOf((int)line.Offset));
                line.Flags = chip.IsUsed((int)line.Offset) ? GpioLineFlags.Used : GpioLineFlags.None;
                KernelText.Write(line.Consumer, chip.IsUsed((int)line.Offset) ? "somebody" : "");
                return Errno.None;
            case GpioRequest.RequestLines:
                return chip.Request(ref FakeGpioKernel.As<GpioLineRequest>(argument));
            default:
                return Errno.NotATerminal;
        }
    }

    public ILinuxDevice Adopt(int descriptor) => chip.Take(descriptor);

    public int Read(Span<byte> buffer, out int count) => throw new NotSupportedException();

    public int Map(long offset, int length, out IMappedMemory? memory) => throw new NotSupportedException();

    public DeviceWait Wait(TimeSpan timeout) => throw new NotSupportedException();

    public void Wake()
    {
    }

    public void Dispose()
    {
    }
}
