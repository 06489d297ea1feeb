using EdgeGate.Access.Policy;
using EdgeGate.Configuration.Options;
using EdgeGate.Configuration.Parsing;
using EdgeGate.Domain.Gate;
using Xunit;

namespace EdgeGate.Configuration.Tests;

public sealed class LoopAdviceTests
{
    [Theory]
    [InlineData(true, false, AccessMode.AllowList, "an entry loop is wired")]
    [InlineData(true, false, AccessMode.FreeExit, "an entry loop is wired")]
    [InlineData(true, true, AccessMode.AllowList, "")]
    [InlineData(true, false, AccessMode.Closed, "")]
    [InlineData(false, false, AccessMode.AllowList, "")]
    public void Check_LoopWiredOrNot_RemarksOnlyWhereItIsNotUsed(bool wired, bool required, AccessMode mode, string remark)
    {
        var errors = new List<ConfigError>();

        Assert.StartsWith(remark, Check(wired, required, mode, errors), StringComparison.Ordinal);
        Assert.Equal(remark.Length > 0, Check(wired, required, mode, errors).Length > 0);
        Assert.Empty(errors);
    }

    [Fact]
    public void Check_RequiredButNotWired_IsAnError()
    {
        var errors = new List<ConfigError>();
        Check(wired: false, required: true, AccessMode.AllowList, errors);

        Assert.Equal("access.requireLoop", Assert.Single(errors).Key);
    }

    private static string Check(bool wired, bool required, AccessMode mode, List<ConfigError> errors)
    {
        var gate = new GateOptions { Chip = "gpiochip0" };
        var options = new EdgeGateOptions
        {
            Gate = gate with { Inputs = gate.Inputs.SetItem(GateInput.EntryLoop, new(wired ? "GPIO5" : "")) },
            Access = new() { RequireLoop = required, Mode = mode },
        };
        return LoopAdvice.Check(options, new Dictionary<string, ConfigNode>(), errors);
    }
}
