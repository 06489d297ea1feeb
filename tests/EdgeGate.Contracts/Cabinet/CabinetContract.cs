using EdgeGate.Domain.Cabinet;
using Xunit;

namespace EdgeGate.Contracts.Cabinet;

/// <summary>What the cabinet's things do, judged by the bytes on the bus. Each platform runs it on chips in memory.</summary>
public abstract class CabinetContract
{
    private static readonly CabinetSettings Settings = new("/dev/i2c-1", 0x3C, 0x48, 0x20, 0x0003, false);

    /// <summary>The chips that answer, by address.</summary>
    protected Dictionary<int, II2cChip> Chips { get; } = [];

    /// <summary>The adapter on these chips.</summary>
    protected abstract ICabinet Open(CabinetSettings settings);

    [Fact]
    public void Display_APicture_LiesInTheMemoryOfAPanelThatIsLit()
    {
        var (chip, cabinet) = Display();
        using (cabinet)
        {
            var picture = Picture(1);
            Assert.True(cabinet.TryShow(picture));
            Assert.Equal(picture, chip.Memory);
            Assert.True(chip.IsOn && chip.IsPumped && chip.IsMirrored && chip.IsScannedUp);
            Assert.Equal(64, chip.Rows);
        }
    }

    [Fact]
    public void Display_OnlyOnePageChanged_SendsThatPageOnly()
    {
        var (chip, cabinet) = Display();
        using (cabinet)
        {
            var picture = Picture(1);
            cabinet.TryShow(picture);
            var before = chip.DataBytes;
            Assert.True(cabinet.TryShow(picture));
            Assert.Equal(before, chip.DataBytes);
            picture[300] ^= 0xFF;
            Assert.True(cabinet.TryShow(picture));
            Assert.Equal(before + 128, chip.DataBytes);
            Assert.Equal(picture, chip.Memory);
        }
    }

    [Fact]
    public void Display_UpsideDown_IsTurnedInBothDirections()
    {
        var chip = new DisplayChip();
        Chips[0x3C] = chip;
        using var cabinet = Open(Settings with { UpsideDown = true });
        Assert.True(cabinet.TryShow(Picture(2)));
        Assert.False(chip.IsMirrored || chip.IsScannedUp);
    }

    [Fact]
    public void Display_UnpluggedAndBack_ShowsAgain()
    {
        var (_, cabinet) = Display();
        using (cabinet)
        {
            Assert.True(cabinet.TryShow(Picture(1)));
            Chips.Remove(0x3C);
            Assert.False(cabinet.TryShow(Picture(2)));
            var fresh = new DisplayChip();
            Chips[0x3C] = fresh;
            Assert.True(cabinet.TryShow(Picture(2)));
            Assert.Equal(Picture(2), fresh.Memory);
            Assert.True(fresh.IsOn);
        }
    }

    [Theory]
    [InlineData(43, 21.5)]
    [InlineData(-1, -0.5)]
    [InlineData(-110, -55)]
    [InlineData(250, 125)]
    [InlineData(0, 0)]
    public void Thermometer_AnyTemperature_IsReadInHalfDegrees(int halfDegrees, double degrees)
    {
        Chips[0x48] = new ThermometerChip { HalfDegrees = halfDegrees };
        using var cabinet = Open(Settings);
        Assert.Equal(degrees, cabinet.ReadTemperature()!.Value, 1e-9);
    }

    [Fact]
    public void Expander_ButtonsAndLights_AreReadAndSet()
    {
        var chip = new ExpanderChip { Outside = 0x0002 };
        Chips[0x20] = chip;
        using var cabinet = Open(Settings);
        Assert.Equal(0x0002, cabinet.ReadExpander()!.Value & 0x0003);
        Assert.True(cabinet.TryWriteExpander(0x0303));
        Assert.Equal((0x0003, 0x0003, 0x0300), (chip.Directions, chip.PullUps, chip.Driven));
    }

    [Fact]
    public void Expander_ThatLostItsPower_IsSetUpAgainWithoutAJump()
    {
        var chip = new ExpanderChip();
        Chips[0x20] = chip;
        using var cabinet = Open(Settings);
        Assert.True(cabinet.TryWriteExpander(0x0200));
        chip.PowerOn();
        Assert.NotNull(cabinet.ReadExpander());
        Assert.Equal((0x0003, 0x0200), (chip.Directions, chip.Driven));
        Assert.All(chip.History, levels => Assert.True(levels is 0 or 0x0200, $"0x{levels:X4}"));
    }

    [Fact]
    public void Cabinet_NothingFitted_AnswersWithValues()
    {
        using var cabinet = Open(Settings);
        Assert.False(cabinet.TryShow(Picture(1)));
        Assert.Null(cabinet.ReadTemperature());
        Assert.Null(cabinet.ReadExpander());
        Assert.False(cabinet.TryWriteExpander(1));
    }

    [Fact]
    public void Cabinet_NothingConfigured_AsksNobody()
    {
        Chips[0x3C] = new DisplayChip();
        using var cabinet = Open(Settings with { Display = 0, Thermometer = 0, Expander = 0 });
        Assert.False(cabinet.TryShow(Picture(1)));
        Assert.Null(cabinet.ReadTemperature());
        Assert.Null(cabinet.ReadExpander());
        Assert.False(cabinet.TryWriteExpander(1));
    }

    private static byte[] Picture(int seed)
    {
        var picture = new byte[ICabinet.PictureBytes];
        new Random(seed).NextBytes(picture);
        return picture;
    }

    private (DisplayChip Chip, ICabinet Cabinet) Display()
    {
        var chip = new DisplayChip();
        Chips[0x3C] = chip;
        return (chip, Open(Settings));
    }
}
