using EdgeGate.Appliance.Commands;
using EdgeGate.TestKit;
using Xunit;

namespace EdgeGate.Appliance.Tests.Commands;

public sealed class ProgressLineTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _terminal = new();

    [Fact]
    public void Dispose_QuickThing_ShowedNothing()
    {
        using (new ProgressLine("exporting", _terminal, _time))
            _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal("", _terminal.ToString());
    }

    [Fact]
    public void Show_LongerThanTwoSeconds_SaysWhatHowFarAndHowLongAndIsWipedAway()
    {
        using (var progress = new ProgressLine("exporting", _terminal, _time))
        {
            progress.Count(12);
            _time.Advance(TimeSpan.FromSeconds(2));
            Assert.Equal("\rexporting ... 12, 2 s", _terminal.ToString());
        }

        Assert.EndsWith($"\r{new string(' ', "exporting ... 12, 2 s".Length)}\r", _terminal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_NobodyLooks_NothingHappens()
    {
        using var progress = new ProgressLine("exporting", null, _time);
        progress.Count(1);
        _time.Advance(TimeSpan.FromMinutes(1));
        progress.Clear();
        Assert.Equal("", _terminal.ToString());
    }
}
