using System.Device.Gpio;
using EdgeGate.Domain.Gate;
using EdgeGate.Platform.Gpio;
using Xunit;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>Names of lines, from a copy of what the kernel shows.</summary>
public sealed class LineNamesTests : IDisposable
{
    private static readonly GpioChipInfo Chip = new(0, "gpiochip0", "board", 8);
    private readonly string _sysfs = Directory.CreateTempSubdirectory("edgegate-sys").FullName;

    [Fact]
    public void Offset_NameInDeviceTree_IsFound()
    {
        Write("bus/gpio/devices/gpiochip0/of_node/gpio-line-names", "ID_SDA\0\0GPIO2\0");

        Assert.Equal(2, new LineNames(_sysfs, new NamedChip()).Offset(Chip, "GPIO2"));
    }

    [Fact]
    public void Offset_NameUnknown_ListsNames()
    {
        Write("bus/gpio/devices/gpiochip0/of_node/gpio-line-names", "ID_SDA\0\0GPIO2\0");

        var fault = Assert.Throws<GateLinesFaultException>(() => new LineNames(_sysfs, new NamedChip()).Offset(Chip, "GPIO9"));

        Assert.Contains("ID_SDA, GPIO2", fault.Message);
    }

    [Theory]
    [InlineData("gpiochip1: GPIOs 600-607, parent: x:\n gpio-601 (RELAY )\ngpiochip0: GPIOs 512-519, parent: platform/y, board:\n gpio-513 (RELAY               |edgegate ) out lo\n")]
    [InlineData("gpiochip0: 8 GPIOs, parent: platform/y, board:\n gpio-1   (RELAY               )\n")]
    public void Offset_NameInKernelList_IsFound(string list)
    {
        Write("kernel/debug/gpio", list);

        Assert.Equal(1, new LineNames(_sysfs, new NamedChip()).Offset(Chip, "RELAY"));
    }

    [Fact]
    public void Offset_NameThatOnlyTheChipKnows_IsFound() =>
        Assert.Equal(2, new LineNames(_sysfs, new NamedChip("RELAY", "", "LOOP")).Offset(Chip, "LOOP"));

    [Fact]
    public void Offset_NameThatTheChipDoesNotKnow_ListsItsNames() =>
        Assert.Contains("it has RELAY, LOOP", Assert.Throws<GateLinesFaultException>(() =>
            new LineNames(_sysfs, new NamedChip("RELAY", "", "LOOP")).Offset(Chip, "FIRE")).Message);

    [Fact]
    public void Offset_Number_NeedsNoName() => Assert.Equal(7, new LineNames(_sysfs, new NamedChip()).Offset(Chip, "7"));

    [Fact]
    public void Offset_NumberTooLarge_NamesTheRange() =>
        Assert.Contains("it has 8", Assert.Throws<GateLinesFaultException>(() => new LineNames(_sysfs, new NamedChip())
            .Offset(Chip, "8")).Message);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_sysfs, recursive: true);

    private void Write(string path, string content)
    {
        var full = Path.Combine(_sysfs, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
