using EdgeGate.Contracts.Gate;
using EdgeGate.Domain.Gate;
using EdgeGate.Platform.Native.Gpio;

namespace EdgeGate.Platform.Native.Tests.Gpio;

/// <summary>The adapter on a double of the kernel.</summary>
internal sealed class FakeGpioBench : IGateLinesBench
{
    internal FakeGpioBench()
    {
        Kernel.AddChip("another-chip", 54);
        TheChip = Kernel.AddChip("pinctrl-test", 16);
        Driver = new CharacterDeviceGateLinesDriver(Kernel);
    }

    public IGateLinesDriver Driver { get; }

    public string Chip => TheChip.Label;

    internal FakeGpioKernel Kernel { get; } = new();

    internal FakeGpioChip TheChip { get; }

    public void SetInput(int line, bool high) => TheChip.SetInput(line, high);

    public bool? Output(int line) => TheChip.Output(line);

    public IReadOnlyList<bool> History(int line) => TheChip.History(line);

    public void Dispose()
    {
    }
}
