using System.Globalization;
using EdgeGate.Interop.Linux;
using Xunit;

namespace EdgeGate.Interop.Tests.Linux;

/// <summary>Real system calls on nodes that every Linux has.</summary>
public sealed class LinuxDeviceTests
{
    private readonly LinuxDevices _devices = new();

    [Fact]
    public void Open_NoSuchNode_ReturnsTheError()
    {
        Assert.Equal(Errno.NoEntry, _devices.Open("/dev/no-such-node", out var device));
        Assert.Null(device);
    }

    [Fact]
    public void Control_NodeThatKnowsNoRequests_ReturnsTheError()
    {
        Assert.Equal(Errno.None, _devices.Open("/dev/null", out var device));
        using (device)
        {
            var info = default(EdgeGate.Interop.Linux.Gpio.GpioLineInfo);
            Assert.Equal(Errno.NotATerminal, device!.Control(EdgeGate.Interop.Linux.Gpio.GpioRequest.LineInfo, ref info));
        }
    }

    [Fact]
    public void Control_ArgumentOfTheWrongSize_Throws()
    {
        _devices.Open("/dev/null", out var device);
        using (device)
            Assert.Throws<ArgumentException>(() => device!.Control(0x8044_B401, new byte[67]));
    }

    [Fact]
    public void Wait_Woken_SaysSo()
    {
        using var terminal = OpenQuietNode();
        terminal.Wake();

        Assert.Equal(DeviceWait.Woken, terminal.Wait(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void Wait_NothingComes_TimesOut()
    {
        using var terminal = OpenQuietNode();

        Assert.Equal(DeviceWait.TimedOut, terminal.Wait(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void Map_ZeroNode_GivesZeroesUntilUnmapped()
    {
        _devices.Open("/dev/zero", out var device);
        using var zero = device!;

        Assert.Equal(Errno.None, zero.Map(0, 4096, out var memory));
        Assert.Equal(4096, memory!.Span.Length);
        memory.Span[4095] = 1;
        memory.Dispose();

        Assert.Throws<ObjectDisposedException>(() => memory.Span.Length);
        Assert.Equal(DeviceWait.Ready, zero.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void Map_NodeWithoutMemory_ReturnsTheError()
    {
        _devices.Open("/dev/null", out var device);
        using (device)
            Assert.NotEqual(Errno.None, device!.Map(0, 4096, out _));
    }

    [Fact]
    public void Control_AfterDispose_Throws()
    {
        _devices.Open("/dev/null", out var device);
        device!.Dispose();

        Assert.Throws<ObjectDisposedException>(() => device.Wait(TimeSpan.Zero));
    }

    [Fact]
    public void List_NumberedNodes_AreInTheOrderOfTheirNumbers()
    {
        var terminals = _devices.List("tty");

        var numbers = terminals.Select(path => int.Parse(path["/dev/tty".Length..], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(numbers.Order(), numbers);
    }

    [Fact]
    public void Describe_AnyError_HasWordsAndNumber() => Assert.EndsWith("(errno 16)", Errno.Describe(Errno.Busy));

    [Fact]
    public void Sync_Directory_SucceedsAndAMissingOneIsNamed()
    {
        DurableDirectory.Sync(Path.GetTempPath());

        var error = Assert.Throws<IOException>(() => DurableDirectory.Sync("/no/such/directory"));
        Assert.Contains("/no/such/directory", error.Message);
    }

    // The master of a new pseudo terminal: it stays silent as long as nobody opens the other end.
    private ILinuxDevice OpenQuietNode()
    {
        Assert.Equal(Errno.None, _devices.Open("/dev/ptmx", out var device));
        return device!;
    }
}
