using System.Device.Gpio;
using EdgeGate.Contracts.Gate;
using EdgeGate.Domain.Gate;
using EdgeGate.Platform.Gpio;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>The adapter on chips in memory, with the names of their lines where the kernel shows those of real ones.</summary>
internal sealed class MemoryBench : IGateLinesBench, IGpioAccess
{
    private readonly string _sysfs = Directory.CreateTempSubdirectory("edgegate-sys").FullName;
    private readonly IGpioAccess _library;
    private readonly bool _second;
    private readonly string[] _labels;

    internal MemoryBench(bool second, params string[] labels)
    {
        (_second, _labels) = (second, labels.Length > 0 ? labels : ["another-chip", "pinctrl-test"]);
        _library = second ? new LibGpiod2() : new LibGpiod1();
        var node = Path.Combine(_sysfs, "bus/gpio/devices/gpiochip1/of_node");
        Directory.CreateDirectory(node);
        File.WriteAllText(Path.Combine(node, "gpio-line-names"), string.Concat(Enumerable.Range(0, 16).Select(line => $"L{line}\0")));
        Driver = new GpioGateLinesDriver(TimeProvider.System, new LineNames(_sysfs, new NamedChip()), [this]);
    }

    public IGateLinesDriver Driver { get; }

    public string Chip => "pinctrl-test";

    internal MemoryChip Lines { get; } = new(16);

    public void SetInput(int line, bool high) => Lines.SetInput(line, high);

    public bool? Output(int line) => Lines.Output(line);

    public IReadOnlyList<bool> History(int line) => Lines.History(line);

    public IReadOnlyList<GpioChipInfo> Chips() =>
        [.. _labels.Select((label, number) => new GpioChipInfo(number, $"gpiochip{number}", label, 16))];

    public GpioController Open(GpioChipInfo chip) => new(new MemoryDriver(Lines, _second));

    public void OpenOutput(GpioController controller, int pin, PinValue first) => _library.OpenOutput(controller, pin, first);

    public void OpenInput(GpioController controller, int pin, LineBias bias) => _library.OpenInput(controller, pin, bias);

    public void Dispose() => Directory.Delete(_sysfs, recursive: true);
}
