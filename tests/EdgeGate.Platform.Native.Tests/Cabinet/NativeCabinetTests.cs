using EdgeGate.Contracts.Cabinet;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Interop.Linux.I2c;
using EdgeGate.Platform.Native.Cabinet;
using Xunit;

namespace EdgeGate.Platform.Native.Tests.Cabinet;

public sealed class NativeCabinetTests : CabinetContract
{
    [Fact]
    public void Open_ABusThatIsNotThere_IsACabinetInWhichNothingAnswers()
    {
        using var cabinet = new NativeCabinetDriver(new I2cBuses()).Open(new("/dev/i2c-none", 0x3C, 0x48, 0x20, 1, false));
        Assert.False(cabinet.TryShow(new byte[ICabinet.PictureBytes]));
        Assert.Null(cabinet.ReadTemperature());
    }

    protected override ICabinet Open(CabinetSettings settings) => new NativeCabinetDriver(new FakeI2cBus(Chips)).Open(settings);
}
