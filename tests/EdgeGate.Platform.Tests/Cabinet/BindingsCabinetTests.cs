using EdgeGate.Contracts.Cabinet;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Platform.Cabinet;
using Xunit;

namespace EdgeGate.Platform.Tests.Cabinet;

public sealed class BindingsCabinetTests : CabinetContract
{
    [Fact]
    public void Open_ABusThatIsNotThere_IsACabinetInWhichNothingAnswers()
    {
        using var cabinet = new BindingsCabinetDriver().Open(new("nonsense", 0x3C, 0x48, 0x20, 1, false));
        Assert.False(cabinet.TryShow(new byte[ICabinet.PictureBytes]));
        Assert.Null(cabinet.ReadTemperature());
    }

    protected override ICabinet Open(CabinetSettings settings) =>
        new BindingsCabinetDriver((bus, address) => new FakeI2cDevice(Chips, bus, address)).Open(settings);
}
