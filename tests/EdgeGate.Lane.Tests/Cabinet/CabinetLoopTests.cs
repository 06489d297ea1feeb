using EdgeGate.Configuration.Options;
using EdgeGate.Domain.Access;
using EdgeGate.Domain.Cabinet;
using EdgeGate.Lane.Cabinet;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Lane.Tests.Cabinet;

public sealed class CabinetLoopTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly CabinetState _state = new();
    private readonly FakeCabinet _cabinet = new();
    private readonly List<string> _alarms = [];

    [Fact]
    public void Loop_AVehicleLetIn_IsShownMaskedWithGreenLight()
    {
        using var loop = Start(new());
        _state.Decided("KHD8395", AccessVerdict.Grant);
        Turn();
        Assert.Equal(PanelPages.Draw(0, "north", FakeCabinet.Address(), _state.Facts(), false, 20, false).Picture.ToArray(),
            _cabinet.Picture);
        Assert.Equal(1 << 8, _cabinet.Lights);
    }

    [Fact]
    public void Loop_NobodyCanSignInYet_ShowsTheCodeUntilItIsUsedOrTooOld()
    {
        using var loop = Start(new());
        Turn();
        var usual = _cabinet.Picture;
        _state.FirstCode("7Q4M-V2KD-90XA", _time.Elapsed + TimeSpan.FromHours(24));
        Turn();
        Assert.NotEqual(usual, _cabinet.Picture);
        Assert.Equal(PanelPages.Draw(0, "north", FakeCabinet.Address(), _state.Facts(), false, 20, false).Picture.ToArray(),
            _cabinet.Picture);
        _time.Advance(TimeSpan.FromHours(24.01));
        Turn();
        Assert.Equal(usual, _cabinet.Picture);
        _state.FirstCode("7Q4M-V2KD-90XA", _time.Elapsed + TimeSpan.FromHours(24));
        _state.FirstCode("", default);
        Turn();
        Assert.Equal(usual, _cabinet.Picture);
    }

    [Fact]
    public void Panel_Code_IsWrittenWholeInsideTheDisplay()
    {
        var panel = PanelPages.Draw(0, "north", "10.0.0.5", new("", null, "", default) { FirstCode = "7Q4M-V2KD-90XA" }, false, null,
            false);
        var expected = new Panel();
        expected.Write("7Q4M-V2KD-", 4, 34, size: 2);
        expected.Write("90XA", 4, 50, size: 2);
        for (var y = 34; y < 64; y++)
        {
            for (var x = 0; x < 128; x++)
                Assert.Equal(expected[x, y], panel[x, y]);
        }
    }

    [Fact]
    public void Loop_AnAlarm_LightsRedForTenMinutes()
    {
        using var loop = Start(new());
        _state.Alarm(_time.Elapsed, "camera lost");
        Turn();
        Assert.Equal(1 << 9, _cabinet.Lights);
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(1 << 8, _cabinet.Lights);
    }

    [Fact]
    public void Loop_ButtonHeld_TurnsOnePageOnly()
    {
        using var loop = Start(new());
        Turn();
        var first = _cabinet.Picture;
        _cabinet.Levels = 0xFFFE;
        Turn();
        var second = _cabinet.Picture;
        Assert.NotEqual(first, second);
        Turn();
        Assert.Equal(second, _cabinet.Picture);
        _cabinet.Levels = 0xFFFF;
        Turn();
        _cabinet.Levels = 0xFFFE;
        Turn();
        Assert.Equal(first, _cabinet.Picture);
    }

    [Fact]
    public void Loop_TooHot_AlarmsOnceAndAgainOnlyAfterItCooledDown()
    {
        using var loop = Start(new());
        foreach (var celsius in new[] { 71.0, 80, 68, 71, 60, 71 })
        {
            _cabinet.Celsius = celsius;
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(2, _alarms.Count);
        Assert.Contains("71.0 °C", _alarms[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Loop_NothingAnswers_DoesNotMind()
    {
        _cabinet.IsThere = false;
        using var loop = Start(new());
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(_alarms);
        Assert.Empty(_cabinet.Picture);
    }

    [Fact]
    public void Loop_PartsThrowWhatTheyShouldNot_IsToldOnceAndGoesOn()
    {
        using var loop = Start(new());
        _cabinet.Broken = "the bus is gone";
        for (var i = 0; i < 10; i++)
            Turn();
        Assert.Equal("the cabinet's parts cannot be used, and are tried again: the bus is gone", Assert.Single(_alarms));

        _cabinet.Broken = "";
        Turn();
        Assert.Contains(_cabinet.Picture, points => points != 0);
    }

    [Fact]
    public void Loop_AtItsEnd_LeavesNoPictureThatLies()
    {
        Start(new()).Dispose();
        Assert.All(_cabinet.Picture, points => Assert.Equal(0, points));
        Assert.Equal(0, _cabinet.Lights);
        Assert.True(_cabinet.IsDisposed);
    }

    [Theory]
    [InlineData("KHD8395", false, "*****95")]
    [InlineData("KHD8395", true, "KHD8395")]
    [InlineData("A", false, "A")]
    [InlineData("", false, "(none)")]
    public void Plate_OnTheDisplay_IsMaskedUnlessConfigured(string plate, bool whole, string shown) =>
        Assert.Equal(shown, PanelPages.Plate(plate, whole));

    [Fact]
    public void Glyphs_EveryPair_DiffersByTwoPointsAtLeast()
    {
        var letters = Glyphs.Letters.ToArray();
        for (var i = 0; i < letters.Length; i++)
        {
            for (var j = i + 1; j < letters.Length; j++)
                Assert.True(Points(letters[i]).Zip(Points(letters[j])).Count(pair => pair.First != pair.Second) >= 2,
                    $"{letters[i]} {letters[j]}");
        }
    }

    [Fact]
    public void Panel_LongTextsAndStrangeLetters_StayInside()
    {
        var panel = new Panel();
        panel.Write("粤B" + new string('W', 60), -3, 60, size: 2);
        Assert.True(panel[0, 60] || panel[1, 60]);
    }

    private static IEnumerable<bool> Points(char letter) => Enumerable.Range(0, Glyphs.Width * Glyphs.Height)
        .Select(point => Glyphs.Ink(letter, point % Glyphs.Width, point / Glyphs.Width));

    private CabinetLoop Start(CabinetOptions options) =>
        new(options, _cabinet, _state, "north", () => _time.Elapsed, said => _alarms.Add(said.English), _time);

    private void Turn() => _time.Advance(TimeSpan.FromMilliseconds(500));

    private sealed class FakeCabinet : ICabinet
    {
        internal bool IsThere { get; set; } = true;

        internal string Broken { get; set; } = "";

        internal byte[] Picture { get; private set; } = [];

        internal ushort Levels { get; set; } = 0xFFFF;

        internal int Lights { get; private set; }

        internal double Celsius { get; set; } = 20;

        internal bool IsDisposed { get; private set; }

        public bool TryShow(ReadOnlySpan<byte> picture)
        {
            if (IsThere)
                Picture = picture.ToArray();
            return IsThere;
        }

        public double? ReadTemperature() => IsThere ? Celsius : null;

        public ushort? ReadExpander() => Broken.Length > 0 ? throw new InvalidOperationException(Broken) : IsThere ? Levels : null;

        public bool TryWriteExpander(ushort levels)
        {
            Lights = levels;
            return IsThere;
        }

        public void Dispose() => IsDisposed = true;

        /// <summary>The address line is the machine's own: it is taken from the picture's owner.</summary>
        internal static string Address() => CabinetLoop.OwnAddress();
    }
}
