using EdgeGate.Contracts.Gate;
using EdgeGate.Domain.Gate;
using EdgeGate.Platform.Gpio;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>
/// A chip of the kernel's own simulator (Documentation/admin-guide/gpio/gpio-sim.rst), made through configfs. An input's level is its
/// pull; an output's is read from sysfs, so that its history is what it was when somebody looked.
/// </summary>
internal sealed class GpioSimBench : IGateLinesBench
{
    private const string Root = "/sys/kernel/config/gpio-sim";
    private const int Lines = 16;

    private readonly string _folder = Path.Combine(Root, $"edgegate-{Environment.ProcessId}-{Guid.NewGuid():N}"[..40]);
    private readonly string _device;

    internal GpioSimBench()
    {
        Chip = Path.GetFileName(_folder);
        Directory.CreateDirectory(Path.Combine(_folder, "bank0"));
        File.WriteAllText(Path.Combine(_folder, "bank0", "num_lines"), $"{Lines}");
        File.WriteAllText(Path.Combine(_folder, "bank0", "label"), Chip);
        for (var i = 0; i < Lines; i++)
        {
            Directory.CreateDirectory(Path.Combine(_folder, "bank0", $"line{i}"));
            File.WriteAllText(Path.Combine(_folder, "bank0", $"line{i}", "name"), $"L{i}");
        }

        File.WriteAllText(Path.Combine(_folder, "live"), "1");
        _device = Path.Combine(
            "/sys/devices/platform", File.ReadAllText(Path.Combine(_folder, "dev_name")).Trim(),
            File.ReadAllText(Path.Combine(_folder, "bank0", "chip_name")).Trim());
    }

    /// <summary>True where this kernel has the simulator and this user may use it.</summary>
    internal static bool IsThere => Directory.Exists(Root);

    public IGateLinesDriver Driver { get; } = new GpioGateLinesDriver(TimeProvider.System);

    public string Chip { get; }

    public void SetInput(int line, bool high) =>
        File.WriteAllText(Path.Combine(_device, $"sim_gpio{line}", "pull"), high ? "pull-up" : "pull-down");

    public bool? Output(int line) => File.ReadAllText(Path.Combine(_device, $"sim_gpio{line}", "value")).Trim() == "1";

    public IReadOnlyList<bool> History(int line) => [Output(line) == true];

    public void Dispose()
    {
        File.WriteAllText(Path.Combine(_folder, "live"), "0");
        for (var i = 0; i < Lines; i++)
            Directory.Delete(Path.Combine(_folder, "bank0", $"line{i}"));
        Directory.Delete(Path.Combine(_folder, "bank0"));
        Directory.Delete(_folder);
    }
}
