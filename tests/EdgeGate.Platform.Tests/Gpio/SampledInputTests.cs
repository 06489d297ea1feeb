using EdgeGate.Domain.Gate;
using EdgeGate.Platform.Gpio;
using Xunit;

namespace EdgeGate.Platform.Tests.Gpio;

/// <summary>Debouncing on a clock of numbers.</summary>
public sealed class SampledInputTests
{
    private readonly SampledInput _input = new(GateInput.EntryLoop, 5, new GateLine("5", DebounceMs: 20));

    [Fact]
    public void Sample_None_IsUnknown() => Assert.Equal(LineLevel.Unknown, _input.Level);

    [Fact]
    public void Sample_First_CountsAtOnce() => Assert.Equal(LineLevel.Active, After((true, 0)));

    [Fact]
    public void Sample_ChangeShorterThanDebounce_DoesNotCount() =>
        Assert.Equal(LineLevel.Inactive, After((false, 0), (true, 10), (true, 29)));

    [Fact]
    public void Sample_ChangeAsLongAsDebounce_Counts() =>
        Assert.Equal(LineLevel.Active, After((false, 0), (true, 10), (true, 30)));

    [Fact]
    public void Sample_BounceInBetween_StartsAnew() =>
        Assert.Equal(LineLevel.Inactive, After((false, 0), (true, 10), (false, 20), (true, 25), (true, 44)));

    [Fact]
    public void Sample_NoDebounce_CountsAtOnce()
    {
        var input = new SampledInput(GateInput.EntryLoop, 5, new GateLine("5"));
        input.Sample(false, TimeSpan.Zero);
        input.Sample(true, TimeSpan.FromMilliseconds(1));

        Assert.Equal(LineLevel.Active, input.Level);
    }

    private LineLevel After(params (bool High, int Ms)[] samples)
    {
        foreach (var (high, ms) in samples)
            _input.Sample(high, TimeSpan.FromMilliseconds(ms));
        return _input.Level;
    }
}
